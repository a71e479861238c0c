import type { Calendar } from "./calendar.ts";
import { dayRulesOf } from "./day-rules.ts";
import { dayMs, minuteMs } from "./local-day.ts";
import { zoneClock } from "./zone-clock.ts";

/** Open time in UTC milliseconds, from `[0]` up to but not including `[1]`. */
export type OpenSpan = readonly [start: number, end: number];

/** After so many days without a single open minute a calendar counts as never open again: ten years. */
const hopelessDays = 3_660;

/** Open time after an instant, in order, day by day; ends where nothing is open for ten years. The first is cut at the instant. */
export function* openSpansAfter(calendar: Calendar, fromMs: number): Generator<OpenSpan> {
  const rules = dayRulesOf(calendar);
  const clock = zoneClock(calendar.timeZone);
  let idleDays = 0;
  for (let day = Math.floor(clock.localAt(fromMs) / dayMs); idleDays < hopelessDays; day += 1) {
    idleDays += 1;
    for (const [from, to] of rules.openMinutesOf(day)) {
      const end = clock.instantOf(day * dayMs + to * minuteMs);
      const start = Math.max(fromMs, clock.instantOf(day * dayMs + from * minuteMs));
      if (start >= end) continue;
      idleDays = 0;
      yield [start, end];
    }
  }
}

/** Open time before an instant, the latest first; ends where nothing was open for ten years. The first is cut at the instant. */
export function* openSpansBefore(calendar: Calendar, toMs: number): Generator<OpenSpan> {
  const rules = dayRulesOf(calendar);
  const clock = zoneClock(calendar.timeZone);
  let idleDays = 0;
  // A clock that was just set back has shown later times already: begin a day ahead, two where a whole day came twice.
  for (let day = Math.floor(clock.localAt(toMs) / dayMs) + 2; idleDays < hopelessDays; day -= 1) {
    idleDays += 1;
    for (const [from, to] of [...rules.openMinutesOf(day)].reverse()) {
      const start = clock.instantOf(day * dayMs + from * minuteMs);
      const end = Math.min(toMs, clock.instantOf(day * dayMs + to * minuteMs));
      if (start >= end) continue;
      idleDays = 0;
      yield [start, end];
    }
  }
}
