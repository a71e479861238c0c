import { type Weekday, weekdays } from "./calendar.ts";

export const dayMs = 86_400_000;
export const minuteMs = 60_000;
export const dayMinutes = 1_440;

/** The number of a date ("2026-03-29"), days since 1970-01-01; null for one that does not exist. */
export function dayOfDate(date: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : at / dayMs;
}

/** The date of a day's number, "2026-03-29". */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day of the week of a day's number: 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): Weekday {
  return weekdays[(((day + 3) % 7) + 7) % 7] as Weekday;
}

/** The year that a day's number is in. */
export function yearOfDay(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}

/** The minute of the day that "08:30" names; "24:00" is 1440. Null for anything else. */
export function minuteOfTime(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours === undefined || Number(minutes) > 59 || minute > dayMinutes ? null : minute;
}
