import { dateOfDay, dayMs, dayOfDate } from "../calendar/local-day.ts";
import { zoneClock } from "../calendar/zone-clock.ts";

/** The hour of the day, by the clock of the site, at which planned maintenance is asked for: before people set out. */
const opensAtHour = 6;
const hourMs = 3_600_000;

/** The instant at which a plan's ticket opens on a date ("2026-05-01"); null for a date that does not exist. */
export function planOpensAt(date: string, timeZone: string): Date | null {
  const day = dayOfDate(date);
  return day === null ? null : new Date(zoneClock(timeZone).instantOf(day * dayMs + opensAtHour * hourMs));
}

/** The date that it is by a zone's clock. */
export function dateIn(timeZone: string, now: Date): string {
  return dateOfDay(Math.floor(zoneClock(timeZone).localAt(now.getTime()) / dayMs));
}

/**
 * The date after `date` in steps of `everyDays` that lies after `today`: what was due while the desk was down is due once, and the plan
 * keeps its rhythm.
 */
export function nextPlanDate(date: string, everyDays: number, today: string): string {
  const from = dayOfDate(date);
  const now = dayOfDate(today);
  if (from === null || now === null) throw new RangeError("not a date");
  const steps = Math.max(1, Math.floor((now - from) / everyDays) + 1);
  return dateOfDay(from + steps * everyDays);
}
