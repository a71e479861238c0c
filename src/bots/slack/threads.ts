import { PlatformFault } from "../platform.ts";
import { type Json, objectsIn, textIn } from "./json.ts";
import { markOf, type Opens } from "./post-marks.ts";
import { recent } from "./recent.ts";
import type { SlackApi } from "./slack-api.ts";

/** What is known of where messages stand: events name a message by channel and time alone. */
export type Threads = {
  /** Remembers the thread of a message that was seen or posted, and who wrote it; null is the channel itself. */
  note(channel: string, ts: string, thread: string | null, user?: string): void;
  /** Who wrote a message that was seen; null for any other. What was deleted is not always told with its author. */
  authorOf(channel: string, ts: string): string | null;
  /** Remembers that one message of ours has several posts, so that a reaction to any of them is one to all. */
  join(channel: string, posts: readonly string[], id: string): void;
  /** The id of ours that a post belongs to: itself unless it is one of several. */
  idOf(channel: string, ts: string): string;
  /** The thread of a message, asked for where it was not seen; null also where Slack does not tell. */
  threadOf(channel: string, ts: string): Promise<string | null>;
  /** A message as it stands; null where it is gone or hidden. */
  read(channel: string, ts: string): Promise<Json | null>;
  /** Remembers that a post of ours is the head of a surface, or of none. */
  noteOpens(channel: string, ts: string, opens: Opens | null): void;
  /** What surface a message is the head of; null for every message that is no head of ours. */
  opensAt(channel: string, ts: string): Promise<Opens | null>;
};

const keyOf = (channel: string, ts: string): string => `${channel}/${ts}`;

export function slackThreads(api: Pick<SlackApi, "call">): Threads {
  const threads = recent<{ readonly thread: string | null; readonly user: string | null }>(20_000);
  const joined = recent<string>(5000);
  const heads = recent<{ readonly opens: Opens | null }>(5000);

  const note = (channel: string, ts: string, thread: string | null, user: string | null = null): void => {
    threads.set(keyOf(channel, ts), { thread, user });
    // What somebody wrote heads no surface of ours: that need not be asked, where it could be asked at all.
    if (user !== null) heads.set(keyOf(channel, ts), { opens: null });
  };

  /** One message: of the channel itself by its history, a reply by `conversations.replies`, which takes a reply's own time too. */
  async function read(channel: string, ts: string): Promise<Json | null> {
    const around = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1, include_all_metadata: true };
    for (const [method, given] of [
      ["conversations.history", around],
      ["conversations.replies", { ...around, ts }],
    ] as const) {
      const found = await api.call(method, given).catch((error: unknown) => {
        if (error instanceof PlatformFault && error.kind === "gone") return {};
        throw error;
      });
      const message = objectsIn(found, "messages").find((one) => one.ts === ts);
      if (message !== undefined) {
        note(channel, ts, textIn(message, "thread_ts"));
        return message;
      }
    }
    return null;
  }

  return {
    note,
    authorOf: (channel, ts) => threads.get(keyOf(channel, ts))?.user ?? null,
    join(channel, posts, id) {
      if (posts.length > 1 || posts[0] !== id) for (const ts of posts) joined.set(keyOf(channel, ts), id);
    },
    idOf: (channel, ts) => joined.get(keyOf(channel, ts)) ?? ts,
    read,
    async threadOf(channel, ts) {
      const known = threads.get(keyOf(channel, ts));
      if (known !== undefined) return known.thread;
      await read(channel, ts);
      return threads.get(keyOf(channel, ts))?.thread ?? null;
    },
    noteOpens: (channel, ts, opens) => heads.set(keyOf(channel, ts), { opens }),
    async opensAt(channel, ts) {
      const known = heads.get(keyOf(channel, ts));
      if (known !== undefined) return known.opens;
      const root = await read(channel, ts);
      const opens = root === null ? null : (markOf(root)?.opens ?? null);
      heads.set(keyOf(channel, ts), { opens });
      return opens;
    },
  };
}
