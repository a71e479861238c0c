import type { Calendar, TimeSpan, Weekday } from "./calendar.ts";
import { dateOfDay, dayMinutes, dayOfDate, minuteOfTime, weekdayOfDay, yearOfDay } from "./local-day.ts";
import { joinSpans, type MinuteSpan, withoutSpans } from "./minute-spans.ts";

/** Work that begins on a day: from start to end, less its breaks. Minutes of that day; past midnight they go on beyond 1440. */
export type DayShift = { readonly span: MinuteSpan; readonly breaks: readonly MinuteSpan[] };

/** A calendar's rules, read once: what begins on a day, and which minutes of it are open. */
export type DayRules = {
  /** What begins on a day of this number, in order. */
  shiftsOf(day: number): readonly DayShift[];
  /** The open minutes of the day itself, whatever day they began on: sorted, apart, within 0 and 1440. */
  openMinutesOf(day: number): readonly MinuteSpan[];
};

const read = new WeakMap<Calendar, DayRules>();

/** The rules of a calendar by day, remembered as long as the calendar itself. */
export function dayRulesOf(calendar: Calendar): DayRules {
  const known = read.get(calendar);
  if (known !== undefined) return known;
  const rules = readDayRules(calendar);
  read.set(calendar, rules);
  return rules;
}

function readDayRules({ rules, holidays }: Calendar): DayRules {
  const weekly = new Map<Weekday, readonly DayShift[]>();
  for (const { day, breaks, ...span } of rules.weekly) {
    weekly.set(day, inOrder([...(weekly.get(day) ?? []), shiftFrom(span, breaks)]));
  }
  const exceptions = new Map<number, readonly DayShift[]>();
  for (const { date, spans } of rules.exceptions) {
    const day = dayOfDate(date);
    if (day !== null) exceptions.set(day, inOrder(spans.map((span) => shiftFrom(span, []))));
  }
  const years = new Map<number, ReadonlyMap<string, number>>();

  function holidayOf(day: number): number | null {
    if (rules.holidays === null) return null;
    const year = yearOfDay(day);
    const known = years.get(year) ?? holidays(year);
    years.set(year, known);
    return known.get(dateOfDay(day)) ?? null;
  }

  /** Null on an ordinary day, so that its week's pattern can be used again. */
  function special(day: number): readonly DayShift[] | null {
    const exception = exceptions.get(day);
    if (exception !== undefined) return exception;
    const startsAt = holidayOf(day);
    if (startsAt === null) return null;
    return (weekly.get(weekdayOfDay(day)) ?? []).flatMap(({ span: [start, end], breaks }) =>
      start < startsAt ? [{ span: [start, Math.min(end, startsAt)] as const, breaks }] : [],
    );
  }

  const ordinary = (day: number) => weekly.get(weekdayOfDay(day)) ?? [];
  const patterns = new Map<Weekday, readonly MinuteSpan[]>();

  return {
    shiftsOf: (day) => special(day) ?? ordinary(day),
    openMinutesOf(day) {
      const before = special(day - 1);
      const own = special(day);
      if (before !== null || own !== null) return openOf(before ?? ordinary(day - 1), own ?? ordinary(day));
      const weekday = weekdayOfDay(day);
      const pattern = patterns.get(weekday) ?? openOf(ordinary(day - 1), ordinary(day));
      patterns.set(weekday, pattern);
      return pattern;
    },
  };
}

/** The open minutes of a day: what began the day before and goes on, and what begins on it. */
function openOf(before: readonly DayShift[], own: readonly DayShift[]): readonly MinuteSpan[] {
  const later = before.flatMap(openMinutes).map(([start, end]): MinuteSpan => [start - dayMinutes, end - dayMinutes]);
  const all = [...later, ...own.flatMap(openMinutes)];
  return joinSpans(all.map(([start, end]): MinuteSpan => [Math.max(0, start), Math.min(dayMinutes, end)]));
}

const openMinutes = ({ span, breaks }: DayShift): readonly MinuteSpan[] => withoutSpans(span, breaks);

const inOrder = (shifts: readonly DayShift[]): readonly DayShift[] =>
  [...shifts].sort((one, other) => one.span[0] - other.span[0]);

function shiftFrom(span: TimeSpan, breaks: readonly TimeSpan[]): DayShift {
  const read = minutesOf(span);
  return {
    span: read,
    breaks: breaks.map((pause): MinuteSpan => {
      const [start, end] = minutesOf(pause);
      // A break that begins before its shift does is the next morning's.
      return start < read[0] ? [start + dayMinutes, end + dayMinutes] : [start, end];
    }),
  };
}

function minutesOf({ from, to }: TimeSpan): MinuteSpan {
  const start = minuteOfTime(from) ?? 0;
  const end = minuteOfTime(to) ?? 0;
  return [start, end > start ? end : end + dayMinutes];
}
