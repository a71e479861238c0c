import { addBusinessMinutes, businessMinutesBetween } from "../calendar/business-time.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { isLive, type Status } from "../statuses.ts";
import type { SlaTarget } from "./policy.ts";

/** A ticket's life as far as clocks count it. */
export type SlaHistory = {
  readonly openedAt: Date;
  /** Every status it was given after `new`, in order. */
  readonly changes: readonly { readonly at: Date; readonly status: Status }[];
  /** When somebody of the desk first wrote to the customer or accepted the job; null while nobody has. */
  readonly answeredAt: Date | null;
};

export const clockStates = ["running", "paused", "met", "missed", "void"] as const;
/** `met` and `missed` have stopped; `void` was never to be kept: the ticket was rejected, cancelled, merged or handed over. */
export type ClockState = (typeof clockStates)[number];

/** How a ticket stands by one promise. */
export type ClockStanding = {
  readonly state: ClockState;
  /** When the time is (or was) up; null while it is paused before, and where the calendar never opens for so long. */
  readonly dueAt: Date | null;
  /** When people are warned; null likewise. */
  readonly warnAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly breachedAt: Date | null;
  /** Business minutes left, cut to whole ones; below zero after the breach. */
  readonly leftMinutes: number;
};

/** A stretch in which the clock ran; `to` null while it runs. */
type Run = { readonly from: Date; readonly to: Date | null };
type Course = { readonly runs: readonly Run[]; readonly stop: { readonly at: Date; readonly isVoid: boolean } | null };

/**
 * How a ticket stands by a promise of so many business minutes, reckoned from its history alone, so that a change of promise or calendar
 * needs nothing but to ask again. A clock stands still while the ticket is on hold. It is kept if it stops at its due time.
 */
export function clockStanding(
  terms: {
    readonly target: SlaTarget;
    readonly minutes: number;
    readonly warnPercent: number;
    readonly calendar: Calendar;
  },
  history: SlaHistory,
  now: Date,
): ClockStanding {
  const { calendar, minutes } = terms;
  const { runs, stop } = courseOf(terms.target, history);
  // What was kept keeps its due time: when it would have been up.
  const last = runs.at(-1);
  const stoppedRun = stop !== null && last?.to?.getTime() === stop.at.getTime();
  const onwards = stoppedRun ? [...runs.slice(0, -1), { from: last.from, to: null }] : runs;
  const dueAt = reachedAt(calendar, onwards, minutes);
  const warnAt = reachedAt(calendar, onwards, (minutes * terms.warnPercent) / 100);
  const used = runs.reduce(
    (sum, { from, to }) => sum + businessMinutesBetween(calendar, from, later(from, to ?? now)),
    0,
  );
  const isVoid = stop?.isVoid ?? false;
  const breachedAt = !isVoid && dueAt !== null && dueAt < (stop?.at ?? now) ? dueAt : null;
  const running = runs.at(-1)?.to === null;
  const ended = isVoid ? "void" : breachedAt === null ? "met" : "missed";
  return {
    state: stop !== null ? ended : running ? "running" : "paused",
    dueAt,
    warnAt,
    stoppedAt: stop?.at ?? null,
    breachedAt,
    leftMinutes: Math.trunc(minutes - used),
  };
}

/** When the clock ran, and when it stopped for good (or until the ticket is reopened). */
function courseOf(target: SlaTarget, { openedAt, changes, answeredAt }: SlaHistory): Course {
  const runs: { from: Date; to: Date | null }[] = [{ from: openedAt, to: null }];
  let stop: Course["stop"] = null;
  const end = (at: Date) => {
    const run = runs.at(-1);
    if (run?.to === null) run.to = later(run.from, at);
  };
  for (const { at, status } of changes) {
    if (target === "response" && answeredAt !== null && answeredAt <= at) break;
    if (!isLive(status)) {
      end(at);
      const done = status === "resolved" || status === "closed";
      // Resolved, then closed: it stopped when it was resolved.
      stop = done ? (stop ?? { at, isVoid: false }) : { at, isVoid: true };
      if (target === "response") return { runs, stop };
      continue;
    }
    stop = null;
    if (status === "on_hold") {
      end(at);
    } else {
      if (runs.at(-1)?.to !== null) runs.push({ from: at, to: null });
    }
  }
  if (target === "response" && answeredAt !== null) {
    end(answeredAt);
    stop = { at: later(openedAt, answeredAt), isVoid: false };
  }
  return { runs, stop };
}

/** When the runs had used, or the one under way will have used, so many business minutes; null where they did not get so far. */
function reachedAt(calendar: Calendar, runs: readonly Run[], minutes: number): Date | null {
  let left = minutes;
  for (const { from, to } of runs) {
    const used = to === null ? null : businessMinutesBetween(calendar, from, to);
    // A run that ended with the last minute was in time; the next one begins with nothing left.
    if (used === null || used > left) return addBusinessMinutes(calendar, from, left);
    left -= used;
  }
  return null;
}

/** Clocks of machines are moved back at times: nothing ends before it began. */
function later(one: Date, other: Date): Date {
  return other < one ? one : other;
}
