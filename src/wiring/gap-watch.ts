import type { Interaction } from "../bots/platform.ts";
import type { ChatPlatform } from "../bots/platform-parts.ts";
import type { Log } from "../core/delivery/log.ts";
import { pause } from "../core/delivery/transient.ts";
import { noteListening } from "../core/store/platform-state.ts";
import { countByTicket, isKnownEvent, recoverablePlaces } from "../core/store/recoverable-places.ts";
import type { Desk } from "../core/store/work.ts";
import { reportGap } from "../core/usecases/report-gap.ts";

/** How often it is noted that somebody listens: what a process that is killed forgets is at most this long. */
const noteEveryMs = 5_000;
/** Clocks differ by a little, and what was seen already is told apart by its id. */
const overlapMs = 10_000;
/** A platform that queues for us sends what waited within this time. */
const settleMs = 3_000;

/** Knows since when nobody listened to a platform, and takes what was said meanwhile. */
export type GapWatch = {
  /** The platform is connected (again): asks for what was missed, and reports it. */
  connected(): void;
  /** It is not connected: from now on there is a gap. */
  disconnected(): void;
  /** An event that the platform handed over of itself: counted where it was said in the gap. */
  heard(event: Interaction): void;
  stop(): Promise<void>;
};

type Missed = {
  readonly since: Date;
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
}): GapWatch {
  const { platform, desk, log, store } = deps;
  const stopping = new AbortController();
  let isConnected = false;
  let current: Missed | null = null;
  let recovering: Promise<void> = Promise.resolve();

  const note = setInterval(() => {
    if (!isConnected) return;
    desk
      .atOnce((work) => noteListening(work, platform.name))
      .catch((error: unknown) => log.warn({ error: String(error) }, "could not note that a platform is connected"));
  }, noteEveryMs);
  note.unref();

  async function recover(): Promise<void> {
    const until = desk.clock();
    const since = await desk.atOnce((work) => noteListening(work, platform.name));
    if (since === null) return;
    const missed: Missed = { since, until, said: [], others: 0 };
    current = missed;
    const places = await desk.read((work) => recoverablePlaces(work, platform.name));
    const effects: Promise<unknown>[] = [];
    for await (const event of platform.missedSince(places, new Date(since.getTime() - overlapMs))) {
      if (stopping.signal.aborted) return;
      if (await isKnownEvent(desk.database.sql, platform.name, event.eventId)) continue;
      const { done } = await store(event);
      effects.push(done);
      count(missed, event);
    }
    await Promise.allSettled(effects);
    await pause(deps.settleMs ?? settleMs, stopping.signal);
    if (current === missed) current = null;
    await report(missed);
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
      recovering = recovering.then(recover).catch((error: unknown) => {
        current = null;
        log.warn({ platform: platform.name, error: String(error) }, "could not take all that was said meanwhile");
      });
    },
    disconnected() {
      isConnected = false;
    },
    heard(event) {
      if (current !== null && Date.parse(event.at) < current.until.getTime()) count(current, event);
    },
    async stop() {
      stopping.abort();
      clearInterval(note);
      await recovering;
    },
  };
}
