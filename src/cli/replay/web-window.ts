import type { App } from "../../app.ts";
import type { WebContent } from "../../bots/web/wire.ts";
import { webChangesSince } from "../../core/store/web-posts.ts";
import type { RobotPost } from "./web-robot.ts";

/** What all robots see of the web chat: kept up to date like the live feed keeps browsers, one read for all of them at each wake. */
export type WebWindow = {
  posts(channel: string, thread: string | null): readonly RobotPost[];
  /** Resolves at the next change in the channel, or after `withinMs`. */
  nextChange(channel: string, withinMs: number): Promise<void>;
  /** Forgets a thread that nobody looks at any more. */
  forget(channel: string, thread: string | null): void;
  close(): Promise<void>;
};

const changesAtOnce = 500;
/** A wake that got lost costs this much, no more. */
const pollMs = 250;

/** Opens a window on these channels, from what is there now. */
export function openWebWindow(app: Pick<App, "desk" | "onWake">, channels: readonly string[]): WebWindow {
  const seen = new Map(channels.map((channel) => [channel, 0]));
  const threads = new Map<string, Map<string, RobotPost>>();
  const waiting = new Map<string, Set<() => void>>();
  let reading: Promise<void> | null = null;
  let again = false;
  const keyOf = (channel: string, thread: string | null) => `${channel} ${thread ?? ""}`;

  async function read(): Promise<void> {
    do {
      again = false;
      const rows = await app.desk.read((work) => webChangesSince(work, seen, changesAtOnce));
      for (const row of rows) {
        seen.set(row.channel, Math.max(seen.get(row.channel) ?? 0, row.change));
        const posts = threads.get(keyOf(row.channel, row.thread)) ?? new Map<string, RobotPost>();
        threads.set(keyOf(row.channel, row.thread), posts);
        posts.set(row.id, {
          id: row.id,
          authorId: row.authorId,
          content: row.content as WebContent,
          deleted: row.deletedAt !== null,
        });
      }
      for (const channel of new Set(rows.map((row) => row.channel)))
        for (const call of waiting.get(channel) ?? []) call();
      if (rows.length === changesAtOnce) again = true;
    } while (again);
  }

  function look(): void {
    again = true;
    reading ??= read().finally(() => {
      reading = null;
    });
    // A failed read is made up for by the next poll.
    reading.catch(() => undefined);
  }
  const stopListening = app.onWake("web", look);
  const poll = setInterval(look, pollMs);

  return {
    posts: (channel, thread) => [...(threads.get(keyOf(channel, thread))?.values() ?? [])],
    nextChange: (channel, withinMs) =>
      new Promise((resolve) => {
        const calls = waiting.get(channel) ?? new Set();
        waiting.set(channel, calls);
        const end = () => {
          clearTimeout(timer);
          calls.delete(end);
          resolve();
        };
        const timer = setTimeout(end, withinMs);
        calls.add(end);
      }),
    forget: (channel, thread) => void threads.delete(keyOf(channel, thread)),
    async close() {
      stopListening();
      clearInterval(poll);
      await reading;
    },
  };
}
