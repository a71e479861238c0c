import type { Interaction } from "../bots/platform.ts";
import type { ChatPlatform } from "../bots/platform-parts.ts";
import { backoffMs } from "../core/delivery/backoff.ts";
import { inTime } from "../core/delivery/in-time.ts";
import type { Log } from "../core/delivery/log.ts";
import { pause } from "../core/delivery/transient.ts";
import { listenedUntil, noteListening } from "../core/store/platform-state.ts";
import { countByTicket, isKnownEvent, recoverablePlaces } from "../core/store/recoverable-places.ts";
import type { Desk } from "../core/store/work.ts";
import { reportGap } from "../core/usecases/report-gap.ts";

/** How often it is noted that somebody listens: what a process that is killed forgets is at most this long. */
const noteEveryMs = 5_000;
/** Clocks differ by a little, and what was seen already is told apart by its id. */
const overlapMs = 10_000;
/** A platform that queues for us sends what waited within this time. */
const settleMs = 3_000;
/** How long what is said now waits for what was said before: platforms give us three seconds to take it. */
const holdMs = 1_500;
/** What is not stored after this long waits for a database: until it is stored, nobody may say that it was taken. */
const slowStoreMs = 2_000;
const stopMs = 5_000;
/** History that cannot be read now is asked for again. */
const againBackoff = { baseMs: 1_000, capMs: 60_000 };

/** Knows since when nobody listened to a platform, and takes what was said meanwhile. */
export type GapWatch = {
  /** The platform is connected (again): asks for what was missed, and reports it. */
  connected(): void;
  /** It is not connected: from now on there is a gap. */
  disconnected(): void;
  /** An event that the platform handed over of itself: counted where it was said in the gap. */
  heard(event: Interaction): void;
  /** Resolves once what was said before is taken, so that it comes first; after a moment in any case, since somebody waits. */
  caughtUp(): Promise<void>;
  /** Such an event is being stored. */
  storing(stored: Promise<unknown>): void;
  stop(): Promise<void>;
};

type Missed = {
  since: Date;
  readonly until: Date;
  readonly said: { readonly channel: string; readonly message: string }[];
  others: number;
};

/** Watches one platform. `store` keeps an event and says when it has taken effect. */
export function watchGaps(deps: {
  readonly platform: ChatPlatform;
  readonly desk: Desk;
  readonly log: Log;
  readonly store: (event: Interaction) => Promise<{ readonly done: Promise<unknown> }>;
  readonly settleMs?: number;
  readonly backoff?: { readonly baseMs: number; readonly capMs: number };
}): GapWatch {
  const { platform, desk, log, store } = deps;
  const stopping = new AbortController();
  let isConnected = false;
  let current: Missed | null = null;
  let recovering: Promise<void> = Promise.resolve();
  /** The connection whose gap is not closed yet; what is not taken is remembered across the death of this process. */
  let hasGap = false;
  let caughtUp = Promise.withResolvers<void>();
  const storingSince = new Map<Promise<unknown>, number>();

  function isBehind(): boolean {
    const [oldest = Number.POSITIVE_INFINITY] = storingSince.values();
    return hasGap || performance.now() - oldest > slowStoreMs;
  }

  const note = setInterval(() => {
    if (!isConnected || isBehind()) return;
    desk
      .atOnce((work) => noteListening(work, platform.name))
      .catch((error: unknown) => log.warn({ error: String(error) }, "could not note that a platform is connected"));
  }, noteEveryMs);
  note.unref();

  /** Takes what was missed, again and again until all of it is: only then the gap is over. */
  async function recover(): Promise<void> {
    const until = desk.clock();
    const missed: Missed = { since: until, until, said: [], others: 0 };
    const { signal } = stopping;
    for (let attempt = 1; isConnected && !signal.aborted; attempt += 1) {
      try {
        const since = await desk.atOnce((work) => listenedUntil(work, platform.name));
        if (since !== null) {
          missed.since = since;
          current = missed;
          await take(missed);
        }
        await desk.atOnce((work) => noteListening(work, platform.name));
        hasGap = false;
        caughtUp.resolve();
        if (since !== null) await pause(deps.settleMs ?? settleMs, signal);
        break;
      } catch (error) {
        const told = { platform: platform.name, error: String(error), attempt };
        log.warn(told, "could not take all that was said meanwhile: asked again");
        await pause(backoffMs(attempt, Math.random, deps.backoff ?? againBackoff), signal);
      }
    }
    if (current === missed) current = null;
    await report(missed);
  }

  async function take(missed: Missed): Promise<void> {
    const places = await desk.read((work) => recoverablePlaces(work, platform.name));
    const effects: Promise<unknown>[] = [];
    try {
      for await (const event of platform.missedSince(places, new Date(missed.since.getTime() - overlapMs))) {
        if (stopping.signal.aborted) return;
        if (await isKnownEvent(desk.database.sql, platform.name, event.eventId)) continue;
        const { done } = await store(event);
        effects.push(done);
        count(missed, event);
      }
    } finally {
      await Promise.allSettled(effects);
    }
  }

  function count(missed: Missed, { did, place }: Interaction): void {
    if (did.kind === "say") missed.said.push({ channel: place.channel, message: did.message });
    else missed.others += 1;
  }

  async function report(missed: Missed): Promise<void> {
    const { since, until, said } = missed;
    if (said.length === 0 && missed.others === 0) return;
    const byTicket = await desk.read((work) => countByTicket(work, platform.name, said));
    const ofTickets = [...byTicket.values()].reduce((sum, taken) => sum + taken, 0);
    const others = Math.max(0, said.length - ofTickets);
    const gap = { platform: platform.name, since: since.toISOString(), until: until.toISOString() };
    log.info({ ...gap, taken: said.length + missed.others }, "took what was said while nobody listened");
    await desk.transact((work) => reportGap(work, gap, { byTicket, others }));
  }

  return {
    connected() {
      if (isConnected || stopping.signal.aborted) return;
      isConnected = true;
      hasGap = true;
      recovering = recovering.then(recover).catch((error: unknown) => {
        current = null;
        log.warn({ platform: platform.name, error: String(error) }, "a gap could not be reported");
      });
    },
    disconnected() {
      if (isConnected) caughtUp = Promise.withResolvers();
      isConnected = false;
    },
    async caughtUp() {
      if (isConnected && !hasGap) return;
      const enough = new AbortController();
      await Promise.race([caughtUp.promise, pause(holdMs, AbortSignal.any([enough.signal, stopping.signal]))]);
      enough.abort();
    },
    heard(event) {
      if (current !== null && Date.parse(event.at) < current.until.getTime()) count(current, event);
    },
    storing(stored) {
      storingSince.set(stored, performance.now());
      const end = (): void => void storingSince.delete(stored);
      stored.then(end, end);
    },
    async stop() {
      stopping.abort();
      clearInterval(note);
      // What waits for a database is asked for again by the next process.
      await inTime(recovering, stopMs).catch(() => undefined);
    },
  };
}
