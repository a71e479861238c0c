import type { Calendar } from "./calendar.ts";
import { minuteMs } from "./local-day.ts";
import { openSpansAfter, openSpansBefore } from "./open-spans.ts";

/** A stretch of open time, `to` not included. */
export type Span = { readonly from: Date; readonly to: Date };

/** Open minutes from one instant to another, to the millisecond (so a fraction may come); negative where `to` is the earlier. */
export function businessMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to < from) return 0 - businessMinutesBetween(calendar, to, from);
  const toMs = to.getTime();
  let openMs = 0;
  for (const [start, end] of openSpansAfter(calendar, from.getTime())) {
    if (start >= toMs) break;
    openMs += Math.min(end, toMs) - start;
  }
  return openMs / minuteMs;
}

/**
 * The instant that many open minutes later: the first at which they have all passed, so that eight hours of a day of eight end in its
 * evening and not next morning. Negative minutes count back, to the latest instant from which they have all passed. No minutes:
 * the instant itself, open or not. Null where the calendar is not open for so long, within ten years at a time.
 */
export function addBusinessMinutes(calendar: Calendar, from: Date, minutes: number): Date | null {
  let leftMs = Math.round(Math.abs(minutes) * minuteMs);
  if (leftMs === 0) return new Date(from);
  const forward = minutes > 0;
  for (const [start, end] of (forward ? openSpansAfter : openSpansBefore)(calendar, from.getTime())) {
    if (leftMs <= end - start) return new Date(forward ? start + leftMs : end - leftMs);
    leftMs -= end - start;
  }
  return null;
}

/** Whether an instant is open. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  return nextOpen(calendar, at)?.getTime() === at.getTime();
}

/** The first open instant, `at` itself where it is open; null where none comes for ten years. */
export function nextOpen(calendar: Calendar, at: Date): Date | null {
  for (const [start] of openSpansAfter(calendar, at.getTime())) return new Date(start);
  return null;
}

/** The open time between two instants, in order, cut at both; spans that meet (at midnight) are one. */
export function spansBetween(calendar: Calendar, from: Date, to: Date): readonly Span[] {
  const spans: { from: Date; to: Date }[] = [];
  for (const [start, end] of openSpansAfter(calendar, from.getTime())) {
    if (start >= to.getTime()) break;
    const last = spans.at(-1);
    const until = new Date(Math.min(end, to.getTime()));
    if (last?.to.getTime() === start) last.to = until;
    else spans.push({ from: new Date(start), to: until });
  }
  return spans;
}
