import { cursorNow, type EventCursor, type FeedEvent, type FeedPage, readEventsAfter } from "../store/event-feed.ts";
import type { Wakes } from "../store/wakes.ts";
import type { Desk } from "../store/work.ts";
import type { Log } from "./log.ts";

export type Subscription = {
  /** Where it begins, once that is known: what commits after this is given. Rejects where the database could not be asked. */
  readonly started: Promise<EventCursor>;
  end(): void;
};

export type EventFeed = {
  /**
   * Gives every event after the cursor, in the cursor's order, in batches; the next batch waits for the promise of the last. "now" begins
   * after all that is over for good, so something committed just before may still be given. A rejection of `onEvents` gives the same batch again after a while.
   */
  subscribe(from: EventCursor | "now", onEvents: (events: readonly FeedEvent[]) => void | Promise<void>): Subscription;
  stop(): Promise<void>;
};

type Subscriber = {
  readonly onEvents: (events: readonly FeedEvent[]) => void | Promise<void>;
  cursor: EventCursor;
  busy: boolean;
  again: boolean;
  ended: boolean;
};

/** Looks again so soon where an event waits for an older transaction to end: its commit wakes nobody if it wrote no event. */
const heldBackMs = 10;
const pageSize = 500;

/**
 * The stream of events for live views, webhooks and the warehouse. A cursor is (transaction id, event id), read only below the
 * oldest running transaction, so that one which began early and commits late is never skipped. Subscribers at the same cursor share a read.
 */
export function openEventFeed(deps: {
  readonly desk: Pick<Desk, "database">;
  readonly wakes: Pick<Wakes, "on">;
  readonly log: Log;
  readonly pollMs?: number;
}): EventFeed {
  const { desk, log, pollMs = 1000 } = deps;
  const { sql } = desk.database;
  const subscribers = new Set<Subscriber>();
  const reads = new Map<string, Promise<FeedPage>>();
  const working = new Set<Promise<void>>();
  let soon: NodeJS.Timeout | null = null;
  let stopped = false;

  function read(cursor: EventCursor): Promise<FeedPage> {
    const key = `${cursor.txid} ${cursor.id}`;
    const shared = reads.get(key);
    if (shared !== undefined) return shared;
    const page = readEventsAfter(sql, cursor, pageSize).finally(() => reads.delete(key));
    reads.set(key, page);
    return page;
  }

  function lookSoon(ms: number): void {
    if (stopped || soon !== null) return;
    soon = setTimeout(() => {
      soon = null;
      lookAll();
    }, ms);
  }

  function lookAll(): void {
    for (const subscriber of subscribers) look(subscriber);
  }

  function look(subscriber: Subscriber): void {
    subscriber.again = true;
    if (subscriber.busy || subscriber.ended || stopped) return;
    subscriber.busy = true;
    const work = pump(subscriber)
      .catch((error: unknown) => {
        log.warn({ error: String(error) }, "the event feed tries again");
        lookSoon(pollMs);
      })
      .finally(() => {
        subscriber.busy = false;
        working.delete(work);
        // A wake that came while the last page was being given.
        if (subscriber.again && !subscriber.ended && soon === null) look(subscriber);
      });
    working.add(work);
  }

  async function pump(subscriber: Subscriber): Promise<void> {
    while (!subscriber.ended && !stopped) {
      subscriber.again = false;
      const { events, heldBack } = await read(subscriber.cursor);
      if (subscriber.ended) return;
      const last = events.at(-1);
      if (last !== undefined) {
        await subscriber.onEvents(events);
        subscriber.cursor = last.cursor;
        continue;
      }
      if (heldBack) lookSoon(heldBackMs);
      return;
    }
  }

  const stopListening = deps.wakes.on("events", lookAll);
  const poll = setInterval(lookAll, pollMs);

  return {
    subscribe(from, onEvents) {
      const subscriber: Subscriber = {
        onEvents,
        cursor: { txid: "0", id: "" },
        busy: true,
        again: false,
        ended: false,
      };
      const begin = async (): Promise<EventCursor> => {
        subscriber.cursor = from === "now" ? await cursorNow(sql) : from;
        subscriber.busy = false;
        if (!subscriber.ended) subscribers.add(subscriber);
        look(subscriber);
        return subscriber.cursor;
      };
      const started = begin();
      const beginning = started.then(
        () => void working.delete(beginning),
        (error: unknown) => {
          working.delete(beginning);
          log.error({ error: String(error) }, "an event subscription could not begin");
        },
      );
      working.add(beginning);
      return {
        started,
        end() {
          subscriber.ended = true;
          subscribers.delete(subscriber);
        },
      };
    },
    async stop() {
      stopped = true;
      stopListening();
      clearInterval(poll);
      if (soon !== null) clearTimeout(soon);
      await Promise.allSettled(working);
    },
  };
}
