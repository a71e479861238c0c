import { type Calendar, type TimeSpan, type WeeklySpan, weekdays } from "../../../src/core/domain/calendar/calendar.ts";

/**
 * The slow way to know a calendar, which shares no code with the engine: the clock on the wall is read anew for every minute, and each
 * minute is looked up in the rules as a person would. Returns for every minute from `from` (whole minutes) whether it is open.
 */
export function openMinutesSlowly(calendar: Calendar, from: Date, minutes: number): readonly boolean[] {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: calendar.timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  const open: boolean[] = [];
  // The latest that the clock has shown: a clock that is set back shows nothing new until it has caught up.
  let latest = "";
  const leadIn = 3 * 1440;
  for (let minute = -leadIn; minute < minutes; minute += 1) {
    const shown = format.format(from.getTime() + minute * 60_000);
    if (shown > latest) latest = shown;
    if (minute >= 0) open.push(isOpenAt(calendar, latest.slice(0, 10), latest.slice(11, 16)));
  }
  return open;
}

function isOpenAt(calendar: Calendar, date: string, time: string): boolean {
  const minute = minutesOf(time);
  const yesterday = new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return beganOn(calendar, date, minute) || beganOn(calendar, yesterday, minute + 1440);
}

/** Whether something that began on the date is going on, so many minutes after that date's midnight. */
function beganOn({ rules, holidays }: Calendar, date: string, minute: number): boolean {
  const exception = rules.exceptions.findLast((one) => one.date === date);
  if (exception !== undefined) return exception.spans.some((span) => covers(span, minute));
  const day = weekdays[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7];
  const holiday = rules.holidays === null ? undefined : holidays(Number(date.slice(0, 4))).get(date);
  return rules.weekly.some((span) => {
    if (span.day !== day || !covers(span, minute)) return false;
    if (holiday !== undefined && (minute >= holiday || minutesOf(span.from) >= holiday)) return false;
    return !span.breaks.some((pause) => covers(pause, minute, span));
  });
}

function covers(span: TimeSpan, minute: number, within: WeeklySpan | null = null): boolean {
  let start = minutesOf(span.from);
  let end = minutesOf(span.to);
  if (end <= start) end += 1440;
  if (within !== null && start < minutesOf(within.from)) {
    start += 1440;
    end += 1440;
  }
  return minute >= start && minute < end;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
