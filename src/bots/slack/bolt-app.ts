import { App } from "@slack/bolt";
import { asJson, type Json, textIn } from "./json.ts";
import type { Receiving } from "./receive.ts";
import type { SlackLogger } from "./slack-logger.ts";
import type { Self } from "./workspace.ts";

/** Takes one payload of Slack's. Resolves with what it is acknowledged with, rejects where it must be sent again. */
export type Deliver = (body: Json, retryNum: number | null) => Promise<Readonly<Record<string, unknown>> | null>;

export type BoltParts = {
  readonly self: () => Promise<Self>;
  readonly receiving: Receiving;
  readonly logger: SlackLogger;
  readonly apiUrl: string | null;
  /** The app was removed from the workspace, or its tokens were revoked. */
  readonly onRevoked: () => void;
};

/**
 * Bolt's App behind one function, the same for HTTP and Socket Mode: Bolt sorts the payloads and drops our own echo. Bolt itself acknowledges
 * events before their listeners run, and we after the store: so its acknowledgement of an event waits here for its listeners.
 */
export function boltApp({ self, receiving, logger, apiUrl, onRevoked }: BoltParts): Deliver {
  const app = new App({
    // Bolt's own receivers listen or connect by themselves: ours are webhook.ts and socket.ts.
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async () => {
      const { team, botUser, bot } = await self();
      return { teamId: team, botUserId: botUser, ...(bot === null ? {} : { botId: bot }) };
    },
    convoStore: false,
    logger,
    clientOptions: { logger, ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }), retryConfig: { retries: 0 } },
  });

  app.event("message", ({ event, context }) => receiving.message(asJson(event), context.retryNum !== undefined));
  app.event("app_mention", ({ event, context }) => receiving.message(asJson(event), context.retryNum !== undefined));
  app.event("reaction_added", ({ event, context }) =>
    receiving.reaction(asJson(event), context.retryNum !== undefined),
  );
  app.event("reaction_removed", ({ event, context }) =>
    receiving.reaction(asJson(event), context.retryNum !== undefined),
  );
  app.event("app_home_opened", ({ event }) => receiving.home(asJson(event)));
  app.event("tokens_revoked", async () => onRevoked());
  app.event("app_uninstalled", async () => onRevoked());
  app.action(/^/, ({ body, ack }) => receiving.press(asJson(body), () => ack()));
  app.command(/^/, ({ body, ack }) => receiving.command(asJson(body), () => ack()));
  app.shortcut(/^/, ({ body, ack }) => receiving.shortcut(asJson(body), () => ack()));
  app.view({ callback_id: /^/, type: "view_submission" }, ({ body, ack }) =>
    receiving.submit(asJson(body), async (answer) => {
      if (answer === undefined) await ack();
      else await ackWith(ack, answer);
    }),
  );
  // Whatever fails must reach Slack: it sends again what was not acknowledged.
  app.error(async (error) => {
    throw error;
  });

  return async (body, retryNum) => {
    const { team } = await self();
    const given = textIn(body, "team_id") ?? textIn(asJson(body.team), "id");
    // An app that is installed elsewhere too: those workspaces are not this desk's.
    if (given !== null && given !== team && body.type !== "event_callback") return null;
    const { promise, resolve, reject } = Promise.withResolvers<Readonly<Record<string, unknown>> | null>();
    const isEvent = body.type === "event_callback";
    app
      .processEvent({
        body,
        ...(retryNum === null ? {} : { retryNum }),
        ack: async (answer?: unknown) => {
          if (!isEvent) resolve(answer === undefined ? null : asJson(answer));
        },
      })
      .then(
        () => resolve(null),
        (error: unknown) => {
          // After the acknowledgement nobody else hears of it.
          logger.warn("a payload failed:", error);
          reject(error);
        },
      );
    return promise;
  };
}

/** Bolt types what a view may be acknowledged with; ours is made by the renderers, which keep Slack's rules themselves. */
async function ackWith(
  ack: (answer: never) => Promise<void>,
  answer: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ack(answer as never);
}
