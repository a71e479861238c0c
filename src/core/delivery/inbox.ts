import { isProblem, type Problem } from "../domain/problem.ts";
import type { Database } from "../store/connect.ts";
import {
  type InboxRow,
  isTakerGone,
  lockFirst,
  orphanedEvents,
  readEvent,
  settleEvent,
  storeEvent,
  takeOverEvents,
} from "../store/inbox.ts";
import { sqlState } from "../store/sql-state.ts";
import type { Desk, Work } from "../store/work.ts";
import type { Log } from "./log.ts";
import type { Spot } from "./sender.ts";
import { storePatiently } from "./store-patiently.ts";
import { isTransient, pause } from "./transient.ts";
import type { Worker } from "./worker.ts";

/** What the inbox needs to know of an interaction; the rest is the dialog's. Plain JSON. */
export type InboundEvent = { readonly eventId: string; readonly place: Spot };

export type InboxDeps<Event extends InboundEvent, Reply> = {
  readonly desk: Desk;
  /** Connections for storing alone, so that no acknowledgement waits for effects; the desk's by default. */
  readonly intake?: Database;
  readonly worker: Worker;
  readonly log: Log;
  /** Lets the event take effect. A Problem or a defect undoes all that it wrote. */
  handle(work: Work, event: Event): Promise<Reply>;
  /** What must happen before the transaction, like copying files; may be run again, also by another process. */
  prepare(event: Event): Promise<void>;
  answerProblem(problem: Problem, event: Event): Reply | Promise<Reply>;
  /** Says that nothing changed; `reference` is the one in the log. */
  answerDefect(reference: string, event: Event): Reply | Promise<Reply>;
  /** Posts the answer of an event whose sender waits no more, in the transaction of its effects. */
  answerLate(work: Work, event: Event, reply: Reply): Promise<void>;
  /** How long `stop` waits for what is under way; 10 s by default. */
  readonly drainMs?: number;
  /** What is kept of a settled event: secrets that were typed are left out. All of it by default. */
  redact?(event: Event): unknown;
};

/** What a platform of our own must keep together with the event: the post that the person sees as sent. */
export type Alongside = (work: Work) => Promise<void>;

export type Inbox<Event extends InboundEvent, Reply> = {
  /**
   * Stores the event, lets it take effect and gives the answer. What `alongside` writes is stored in one transaction with the event, before
   * anything is acknowledged; for a repeat it may run again and must have no second effect.
   */
  take(event: Event, alongside?: Alongside | null): Promise<Reply>;
  /**
   * Stores the event, and says when it has taken effect. Without `alongside` it is tried for as long as it takes: it rejects only when the inbox
   * is closed. What can never be stored is left out, with an error in the log, and answered as a defect.
   */
  store(event: Event, alongside?: Alongside | null): Promise<{ readonly done: Promise<Reply> }>;
  /** Settles what processes that are gone left pending, and posts the answers. */
  recover(): Promise<void>;
  /** Takes nothing more, and waits for what is under way. */
  stop(): Promise<void>;
};

/** A conflict between transactions is tried again this often; an absent database for as long as it takes. */
const maxConflicts = 10;

/** The key of an event's lane: events of one surface follow each other. */
export function laneOf({ platform, workspace, channel, thread }: Spot): string {
  return [platform, workspace, channel, thread ?? ""].join("|");
}

/**
 * Opens the inbox: every event is stored under its platform's own id before it is acknowledged, then takes effect in the order of its
 * lane, once. Its effects and its `done` mark are one transaction; a repeat gets the stored answer.
 */
export function openInbox<Event extends InboundEvent, Reply>(deps: InboxDeps<Event, Reply>): Inbox<Event, Reply> {
  const { desk, worker, log } = deps;
  const stopping = new AbortController();
  const lanes = new Map<string, { storing: Promise<unknown>; working: Promise<unknown>; users: number }>();
  const underWay = new Map<number, Promise<Reply>>();

  /** Runs `fn` after what came before it in the lane: storing keeps the order of arrival, working that of the rows. */
  function follow<T>(name: string, what: "storing" | "working", fn: () => Promise<T>): Promise<T> {
    const lane = lanes.get(name) ?? { storing: Promise.resolve(), working: Promise.resolve(), users: 0 };
    lanes.set(name, lane);
    lane.users += 1;
    const result = lane[what].then(fn);
    lane[what] = result.then(
      () => leave(),
      () => leave(),
    );
    function leave(): void {
      lane.users -= 1;
      if (lane.users === 0) lanes.delete(name);
    }
    return result;
  }

  /** Tries `fn` again while the database is away, and a few times after conflicts. */
  async function persist<T>(fn: (attempt: number) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await fn(attempt);
      } catch (error) {
        const conflict = /^(40|55)/.test(sqlState(error) ?? "");
        if (!isTransient(error) || stopping.signal.aborted || (conflict && attempt >= maxConflicts)) throw error;
        log.warn({ error: String(error), attempt }, "the inbox tries again");
        await pause(Math.min(500, 10 * 2 ** attempt), stopping.signal);
      }
    }
  }

  /** Settles the lane up to and including the row, and gives that row's answer. */
  async function settleUpTo(lane: string, row: InboxRow): Promise<Reply> {
    let first: InboxRow = row;
    for (;;) {
      const event = first.interaction as Event;
      const outcome = await settleFirst(lane, first, event);
      if (outcome === "settled") {
        const now = await persist(() => readEvent(desk.database.sql, row.id));
        if (now === null || now.state !== "pending") return (now ?? row).reply as Reply;
        first = row;
      } else if ("other" in outcome) {
        first = outcome.other;
      } else if (first.id === row.id) {
        return outcome.reply;
      }
    }
  }

  type Outcome = { readonly reply: Reply } | { readonly other: InboxRow } | "settled";

  /** Lets the lane's first event take effect, if it is still the one that was prepared. */
  async function settleFirst(lane: string, expected: InboxRow, event: Event): Promise<Outcome> {
    try {
      await persist(() => deps.prepare(event));
      return await persist((attempt) =>
        inFirstPlace(lane, expected, async (work, isLate) => {
          const reply = await deps.handle(work, event);
          await end(work, expected, event, { state: "done", reply, error: null, attempts: attempt }, isLate);
          return reply;
        }),
      );
    } catch (error) {
      if (stopping.signal.aborted && isTransient(error)) throw error;
      const reference = isProblem(error) ? null : desk.newId().slice(-8);
      if (reference !== null)
        log.error({ reference, event: event.eventId, lane, error: describe(error) }, "an event failed");
      const reply = isProblem(error)
        ? await deps.answerProblem(error, event)
        : await deps.answerDefect(reference ?? "", event);
      const state = reference === null ? "done" : "failed";
      return await persist((attempt) =>
        inFirstPlace(lane, expected, async (work, isLate) => {
          await end(work, expected, event, { state, reply, error: reference, attempts: attempt }, isLate);
          return reply;
        }),
      );
    }
  }

  async function inFirstPlace(
    lane: string,
    expected: InboxRow,
    fn: (work: Work, isLate: boolean) => Promise<Reply>,
  ): Promise<Outcome> {
    return desk.transact(async (work) => {
      const first = await lockFirst(work, lane);
      if (first === null) return "settled";
      if (first.id !== expected.id) return first.id < expected.id ? { other: first } : "settled";
      const waits = first.takenBy === worker.id || underWay.has(first.id);
      const isLate = !waits && (first.takenBy === null || (await isTakerGone(work, first.takenBy)));
      return { reply: await fn(work, isLate) };
    });
  }

  async function end(
    work: Work,
    row: InboxRow,
    event: Event,
    how: Omit<Parameters<typeof settleEvent>[2], "kept"> & { readonly reply: Reply },
    isLate: boolean,
  ): Promise<void> {
    await settleEvent(work, row.id, { ...how, kept: deps.redact?.(event) });
    if (isLate) await deps.answerLate(work, event, how.reply);
  }

  async function store(event: Event, alongside: Alongside | null = null): Promise<{ readonly done: Promise<Reply> }> {
    if (stopping.signal.aborted) throw new Error("the inbox is closed");
    const lane = laneOf(event.place);
    const { platform } = event.place;
    const given = { platform, eventId: event.eventId, lane, interaction: event, takenBy: worker.id };
    const { sql } = deps.intake ?? desk.database;
    const patiently = { sql, log, clock: desk.clock, signal: stopping.signal };
    const row = await follow(lane, "storing", () =>
      alongside === null ? storePatiently(patiently, given) : storeWith(alongside, given),
    );
    if (row === null) return { done: Promise.resolve(deps.answerDefect(desk.newId().slice(-8), event)) };
    if (row.state !== "pending") return { done: Promise.resolve(row.reply as Reply) };
    return { done: underWay.get(row.id) ?? begin(lane, row) };
  }

  function storeWith(alongside: Alongside, given: Omit<Parameters<typeof storeEvent>[1], "at">): Promise<InboxRow> {
    return persist(() =>
      desk.transact(async (work) => {
        const { row, isNew } = await storeEvent(work.sql, { ...given, at: work.now });
        // A repeat of an old edit must not undo a newer one.
        if (isNew) await alongside(work);
        return row;
      }),
    );
  }

  function begin(lane: string, row: InboxRow): Promise<Reply> {
    const done = follow(lane, "working", () => settleUpTo(lane, row));
    underWay.set(row.id, done);
    const forget = (): void => void underWay.delete(row.id);
    done.then(forget, forget);
    return done;
  }

  async function recover(): Promise<void> {
    const orphans = await orphanedEvents(desk.database.sql);
    await Promise.all(
      orphans.map(async ({ lane, id }) => {
        const row = await readEvent(desk.database.sql, id);
        // Not `begin`: nobody waits for this answer, so it is posted.
        if (row?.state === "pending") await follow(lane, "working", () => settleUpTo(lane, row));
      }),
    );
  }

  function recoverNow(): void {
    if (stopping.signal.aborted) return;
    recover().catch((error: unknown) => log.warn({ error: String(error) }, "could not settle what was left pending"));
  }
  worker.onTakeOver(takeOverEvents, recoverNow);

  return {
    async take(event, alongside = null) {
      const { done } = await store(event, alongside);
      return done;
    },
    store,
    recover,
    async stop() {
      stopping.abort();
      const underWay = [...lanes.values()].flatMap(({ storing, working }) => [storing, working]);
      await Promise.race([Promise.allSettled(underWay), pause(deps.drainMs ?? 10_000)]);
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
