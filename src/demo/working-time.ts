const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const lastSundayAtOne = (year: number, month: number): number => {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
};

/**
 * Minutes that local time is ahead of UTC at an instant, by the European rule (summer time from the last Sunday of
 * March to the last of October, 01:00 UTC). Computed here so that no time zone data of the host can change the result.
 * @param at milliseconds since 1970, UTC
 */
export const utcOffsetMinutes = (at: number, winterOffsetMinutes: number): number => {
  const year = new Date(at).getUTCFullYear();
  const summer = at >= lastSundayAtOne(year, 2) && at < lastSundayAtOne(year, 9);
  return winterOffsetMinutes + (summer ? 60 : 0);
};

/** Local hours, weekdays and whether the house works on Sundays. */
type Hours = { readonly from: number; readonly to: number; readonly lastWeekday: number };

// A day's work is begun within these hours; it may end later. Critical faults are seen to on all days.
const ordinaryHours: Hours = { from: 8, to: 17, lastWeekday: 5 };
const criticalHours: Hours = { from: 7, to: 20, lastWeekday: 7 };

/** The first instant (milliseconds, UTC) from `at` on at which work may begin. */
export const nextWorkingInstant = (at: number, winterOffsetMinutes: number, critical: boolean): number => {
  const hours = critical ? criticalHours : ordinaryHours;
  const offset = utcOffsetMinutes(at, winterOffsetMinutes) * minute;
  let local = at + offset;
  for (;;) {
    const midnight = Math.floor(local / day) * day;
    // 1970-01-01 was a Thursday: weekday 1 is Monday, 7 is Sunday.
    const weekday = ((midnight / day + 3) % 7) + 1;
    if (weekday > hours.lastWeekday || local >= midnight + hours.to * hour) local = midnight + day + hours.from * hour;
    else return Math.max(local, midnight + hours.from * hour) - offset;
  }
};

/** The instant of a local hour (fractional) on the local day of `at`; milliseconds, UTC. */
export const atLocalHour = (at: number, winterOffsetMinutes: number, localHour: number): number => {
  const offset = utcOffsetMinutes(at, winterOffsetMinutes) * minute;
  return Math.floor((at + offset) / day) * day + localHour * hour - offset;
};

/** Local weekday of an instant: 1 is Monday, 7 is Sunday. */
export const localWeekday = (at: number, winterOffsetMinutes: number): number =>
  ((Math.floor((at + utcOffsetMinutes(at, winterOffsetMinutes) * minute) / day) + 3) % 7) + 1;
