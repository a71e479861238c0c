import { SocketModeReceiver } from "@slack/bolt";
import { PlatformFault } from "../platform.ts";
import type { Deliver } from "./bolt-app.ts";
import { asJson, numberIn } from "./json.ts";
import { slackFault } from "./slack-fault.ts";
import type { SlackLogger } from "./slack-logger.ts";
import type { SlackDelays } from "./slack-options.ts";
import { within } from "./within.ts";

/** One connection of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export type Connection = {
  /** Resolves when it is lost, for whatever reason. */
  readonly lost: Promise<void>;
  close(): void;
};

export type SocketParts = {
  readonly appToken: string;
  readonly apiUrl: string | null;
  readonly deliver: Deliver;
  readonly logger: SlackLogger;
  readonly delays: SlackDelays;
};

const open = 1;

/**
 * Connects a socket of the SDK's and hands its envelopes on; resolves when Slack has said hello. The SDK's own reconnecting is off: it waits
 * 5 s, and gives up for good on a failed request. It does ping, though, and begins to close what no longer answers; that it began is all
 * that we wait for, since the closing itself may take a dead peer's time. Rejects with a PlatformFault.
 */
export async function connectSocket({ appToken, apiUrl, deliver, logger, delays }: SocketParts): Promise<Connection> {
  const { client } = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    clientPingTimeout: delays.pongMs,
    serverPingTimeout: delays.pingMs,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: delays.callMs,
      },
    },
  });
  const over = new AbortController();
  const close = (): void => {
    over.abort();
    // A second call lets go of a peer that never answers the first: nobody waits for either.
    client.disconnect().catch(() => undefined);
    if (client.websocket?.readyState !== undefined) client.disconnect().catch(() => undefined);
  };
  client.on("disconnected", () => over.abort());
  client.on("slack_event", (given: unknown) => {
    const envelope = asJson(given);
    const { ack } = envelope;
    if (typeof ack !== "function") return;
    take(deliver, envelope, async (answer) => void (await ack(answer)), delays).catch((error: unknown) =>
      // Not acknowledged: Slack sends it again, to whichever connection there is.
      logger.warn("an envelope was not acknowledged:", error),
    );
  });
  try {
    await hello(client.start(), delays, over.signal);
  } catch (error) {
    close();
    throw slackFault(error, "apps.connections.open");
  }
  return { lost: watch(() => client.websocket?.readyState === open, delays, over), close };
}

/** The SDK's promise of a hello, which may never come and rejects with nothing where the socket closes first. */
async function hello(started: Promise<unknown>, delays: SlackDelays, signal: AbortSignal): Promise<void> {
  const none = new PlatformFault("unreachable", "Slack's socket said no hello");
  const timer = new AbortController();
  const late = delays.sleep(delays.helloMs, AbortSignal.any([timer.signal, signal])).then(() => {
    throw none;
  });
  try {
    await Promise.race([started, late]);
  } catch (error) {
    throw error ?? none;
  } finally {
    timer.abort();
    late.catch(() => undefined);
    started.catch(() => undefined);
  }
}

/** Events are acknowledged once they are stored, in time or not at all; whatever else waits for its answer is acknowledged in time all the same. */
async function take(
  deliver: Deliver,
  envelope: Readonly<Record<string, unknown>>,
  ack: (answer?: Readonly<Record<string, unknown>>) => Promise<void>,
  delays: SlackDelays,
): Promise<void> {
  const body = asJson(envelope.body);
  const taken = deliver(body, numberIn(envelope, "retry_num") || null);
  const late = Symbol("late");
  const first = await within(taken, delays.ackMs, late, delays);
  // Slack has given this envelope up, or is about to, and sends the event again in another.
  if (first === late && envelope.type === "events_api") return;
  await ack(typeof first === "symbol" || first === null ? undefined : first);
}

/** Looks again and again whether the socket lives: nothing tells that the SDK began to give it up. */
async function watch(lives: () => boolean, delays: SlackDelays, over: AbortController): Promise<void> {
  while (!over.signal.aborted && lives()) await delays.sleep(delays.watchMs, over.signal);
  over.abort();
}
