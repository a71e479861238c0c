import type { Calendar } from "../calendar/calendar.ts";
import { dayRulesOf } from "../calendar/day-rules.ts";
import { dayMs, minuteMs } from "../calendar/local-day.ts";
import type { MinuteSpan } from "../calendar/minute-spans.ts";
import { zoneClock } from "../calendar/zone-clock.ts";

/** A stretch of work that is planned, with its breaks in order. */
export type PlannedShift = {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breaks: readonly { readonly startsAt: Date; readonly endsAt: Date }[];
};

/**
 * The shifts that a weekly plan makes, of those that begin from `from` on and before `to`: one for each of its spans, on the clocks of its
 * zone, so that a night across a change of clocks is an hour shorter or longer. One that would begin within the shift before it
 * begins at that one's end.
 */
export function plannedShifts(plan: Calendar, from: Date, to: Date): readonly PlannedShift[] {
  const rules = dayRulesOf(plan);
  const clock = zoneClock(plan.timeZone);
  const shifts: PlannedShift[] = [];
  let free = 0;
  const dayOf = (at: Date) => Math.floor(clock.localAt(at.getTime()) / dayMs);
  for (let day = dayOf(from) - 2; day <= dayOf(to) + 1; day += 1) {
    const instant = (minute: number) => clock.instantOf(day * dayMs + minute * minuteMs);
    const within = ([start, end]: MinuteSpan, least: number, most: number) => ({
      startsAt: new Date(Math.max(least, instant(start))),
      endsAt: new Date(Math.min(most, instant(end))),
    });
    for (const { span, breaks } of rules.shiftsOf(day)) {
      const shift = within(span, free, Number.MAX_SAFE_INTEGER);
      if (shift.startsAt >= shift.endsAt) continue;
      const pauses = breaks
        .map((pause) => within(pause, shift.startsAt.getTime(), shift.endsAt.getTime()))
        .filter(({ startsAt, endsAt }) => startsAt < endsAt);
      free = shift.endsAt.getTime();
      if (shift.startsAt >= from && shift.startsAt < to) shifts.push({ ...shift, breaks: pauses });
    }
  }
  return shifts;
}
