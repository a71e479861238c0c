import { simAnswers } from "./sim-answers.ts";
import { type SimGateway, simGateway } from "./sim-gateway.ts";
import { type SimFault, type SimHttp, simHttp } from "./sim-http.ts";
import { type SimMessages, simMessages } from "./sim-messages.ts";
import type { Reader } from "./sim-payloads.ts";
import { type SimPerson, simPerson } from "./sim-person.ts";
import { simRoutes } from "./sim-routes.ts";
import { addChannel, channelTypes, type SimChannel, type SimState, type SimUser, simState } from "./sim-state.ts";
import { simThreads } from "./sim-threads.ts";

export type DiscordSim = {
  /** For DISCORD_API_URL. */
  readonly apiUrl: string;
  readonly state: SimState;
  readonly gateway: SimGateway;
  readonly http: SimHttp;
  readonly channels: { readonly desk: SimChannel; readonly work: SimChannel; readonly support: SimChannel };
  person(name: string, more?: Partial<SimUser>): SimPerson;
  addChannel(given: Partial<SimChannel> & Pick<SimChannel, "type">): SimChannel;
  /** Orders a fault for the next requests that fit. */
  fault(
    kind: SimFault["kind"],
    fits: (method: string, path: string) => boolean,
    more?: { times?: number; retryAfterMs?: number },
  ): void;
  /** From now on links to files end after this. */
  linksLive(ms: number): void;
  readonly messages: SimMessages;
  close(): Promise<void>;
};

export type SimOptions = {
  readonly desk?: "text" | "forum";
  readonly contentIntent?: boolean;
  readonly now?: () => number;
  readonly answerWithinMs?: number;
  readonly heartbeatMs?: number;
  readonly identifyEveryMs?: number;
};

const intents = { guilds: 1, guildMessages: 1 << 9, directMessages: 1 << 12 } as const;

/**
 * Discord's server in this process, over real sockets: REST and gateway of API version 10. It refuses what Discord refuses, and writes every
 * broken rule down in `state.broken`.
 */
export async function discordSim(options: SimOptions = {}): Promise<DiscordSim> {
  const state = simState(options.now ?? Date.now);
  state.contentIntent = options.contentIntent ?? true;
  let linkLivesMs = 86_400_000;
  const channels = {
    desk: addChannel(state, { type: options.desk === "forum" ? channelTypes.forum : channelTypes.text, name: "desk" }),
    work: addChannel(state, { type: channelTypes.text, name: "work" }),
    support: addChannel(state, { type: channelTypes.text, name: "support" }),
  };
  // REST too keeps content from an application without the intent.
  const reader = (): Reader => ({ cdn: http.origin, linkLivesMs, hidesContent: !state.contentIntent });

  function tell(t: string, channel: SimChannel, payload: (hidesContent: boolean) => unknown): void {
    const intent = !t.startsWith("MESSAGE_")
      ? intents.guilds
      : channel.guild === null
        ? intents.directMessages
        : intents.guildMessages;
    gateway.dispatch(t, intent, payload);
  }

  const messages = simMessages(state, reader, tell);
  const answers = simAnswers(state, messages, options.answerWithinMs ?? 3000);
  const gateway: SimGateway = await simGateway(state, {
    heartbeatMs: options.heartbeatMs ?? 41_250,
    identifyEveryMs: options.identifyEveryMs ?? 5000,
    appId: state.applicationId,
  });
  const http: SimHttp = await simHttp(
    state,
    simRoutes(state, messages, simThreads(state, messages, tell), () => gateway, answers),
    (url) => {
      const [, , , id = ""] = url.pathname.split("/");
      const posted = [...state.messages.values()].flatMap((one) => one.attachments).find((one) => one.id === id);
      const found = posted ?? state.uploads.get(id);
      const ended = Number.parseInt(url.searchParams.get("ex") ?? "0", 16) * 1000 <= state.now();
      const none = { bytes: new Uint8Array(), type: "text/plain" };
      if (found === undefined || ended) return { status: found === undefined ? 404 : 403, ...none };
      return { status: 200, bytes: found.bytes, type: found.content_type };
    },
  );

  return {
    apiUrl: `${http.origin}/api`,
    state,
    gateway,
    http,
    channels,
    messages,
    addChannel: (given) => addChannel(state, given),
    person(name, more = {}) {
      const user: SimUser = {
        id: state.newId(),
        username: name.toLowerCase(),
        global_name: name,
        bot: false,
        nick: null,
        locale: "en-US",
        dmClosed: false,
        member: true,
        ...more,
      };
      state.users.set(user.id, user);
      return simPerson({ state, messages, reader, dispatch: gateway.dispatch }, user);
    },
    fault(kind, fits, { times = 1, retryAfterMs } = {}) {
      http.faults.push({ kind, fits, times, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
    },
    linksLive(ms) {
      linkLivesMs = ms;
    },
    async close() {
      await gateway.close();
      await http.close();
    },
  };
}
