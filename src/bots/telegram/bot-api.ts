import { Api, GrammyError, type RawApi } from "grammy";
import type { PlatformFault } from "../platform.ts";
import { answeringFetch } from "./answering-fetch.ts";
import type { Chats } from "./chats.ts";
import { readFault } from "./read-fault.ts";

/** How long the Bot API may take, in seconds. Long polls get theirs on top of what they ask the server to wait. */
export type CallTimes = {
  readonly call: number;
  readonly upload: number;
  readonly poll: number;
  readonly pollGrace: number;
};

/** The Bot API over grammY's client, with nothing retried on the way: what failed is said, and delivery decides. */
export type BotApi = {
  /** Calls that answer at once. Rejects with a PlatformFault. */
  ask<T>(call: (api: RawApi) => Promise<T>): Promise<T>;
  /**
   * Calls about a channel's chat, with what the Bot API calls it. A group that became a supergroup is followed, once. Rejects with a
   * PlatformFault.
   */
  inChat<T>(channel: string, call: (api: RawApi, chat: number | string) => Promise<T>, how?: "upload"): Promise<T>;
  /** The next updates from `offset` on; waits for them as long as a poll may take. Rejects with what grammY throws. */
  poll(given: Parameters<RawApi["getUpdates"]>[0], signal: AbortSignal): ReturnType<RawApi["getUpdates"]>;
  /** The address of a file that `getFile` named. Holds the token: never to be logged. */
  fileUrl(path: string): string;
};

const defaultRoot = "https://api.telegram.org";

export function botApi(given: {
  readonly token: string;
  readonly apiRoot: string | null;
  readonly times: CallTimes;
  readonly chats: Chats;
  /** Hears that a group goes on under another id. */
  readonly onMoved: (channel: string, id: number) => void;
}): BotApi {
  const { token, times, chats } = given;
  const apiRoot = given.apiRoot ?? defaultRoot;
  const client = (seconds: number) => new Api(token, { apiRoot, timeoutSeconds: seconds, fetch: answeringFetch }).raw;
  const calls = client(times.call);
  const uploads = client(times.upload);
  const polls = client(times.poll + times.pollGrace);
  /** Whatever was answered well before: the token is a bot's, and "not found" is said of the method. */
  let isKnown = false;

  async function known<T>(call: Promise<T>): Promise<T> {
    const answer = await call;
    isKnown = true;
    return answer;
  }

  const faultOf = (thrown: unknown, channel: string | null = null): PlatformFault =>
    readFault(thrown, channel, isKnown);

  async function inChat<T>(
    channel: string,
    call: (api: RawApi, chat: number | string) => Promise<T>,
    how?: "upload",
  ): Promise<T> {
    const api = how === "upload" ? uploads : calls;
    try {
      return await known(call(api, chats.chatOf(channel)));
    } catch (thrown) {
      const moved = thrown instanceof GrammyError ? thrown.parameters.migrate_to_chat_id : undefined;
      if (moved === undefined) throw faultOf(thrown, channel);
      if (chats.learn(channel, moved)) given.onMoved(channel, moved);
    }
    return await call(api, chats.chatOf(channel)).catch((thrown: unknown): never => {
      throw faultOf(thrown, channel);
    });
  }

  return {
    ask: (call) =>
      known(call(calls)).catch((thrown: unknown): never => {
        throw faultOf(thrown);
      }),
    inChat,
    // grammY names an older signal type; what it uses of it (addEventListener, aborted) is the standard's.
    poll: (what, signal) => polls.getUpdates(what, signal as unknown as Parameters<RawApi["getUpdates"]>[1]),
    fileUrl: (path) => `${apiRoot}/file/bot${token}/${path.split("/").map(encodeURIComponent).join("/")}`,
  };
}

/** Runs the call and lets refusals pass that `passes` knows, as null. */
export async function unless<T>(call: Promise<T>, passes: (fault: PlatformFault) => boolean): Promise<T | null> {
  try {
    return await call;
  } catch (thrown) {
    const fault = readFault(thrown);
    if (passes(fault)) return null;
    throw fault;
  }
}
