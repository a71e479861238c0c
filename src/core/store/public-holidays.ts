import { createRequire } from "node:module";
import type { HolidayRegion, Holidays } from "../domain/calendar/calendar.ts";
import { noHolidays } from "../domain/calendar/calendar.ts";

type Library = new (country?: string, state?: string) => import("date-holidays").default;

/** The rules of all countries take 60 ms and 35 MB to load: only desks whose calendars name a country pay for them. */
let library: Library | null = null;
function load(): Library {
  library ??= createRequire(import.meta.url)("date-holidays") as Library;
  return library;
}

const known = new Map<string, Holidays>();

/**
 * The public holidays of a region by year, remembered. A holiday that begins in the middle of a day holds from then to the day's end;
 * one of several days holds on each. A region that is not known has none.
 */
export function publicHolidays(region: HolidayRegion | null): Holidays {
  if (region === null) return noHolidays;
  const key = `${region.country} ${region.state ?? ""}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const Library = load();
  const rules = region.state === null ? new Library(region.country) : new Library(region.country, region.state);
  const years = new Map<number, ReadonlyMap<string, number>>();
  const holidays: Holidays = (year) => {
    const days = years.get(year) ?? daysOf(rules, year);
    years.set(year, days);
    return days;
  };
  known.set(key, holidays);
  return holidays;
}

/** Whether holidays of this country, and of this state of it, are known. */
export function knowsHolidays(region: HolidayRegion): boolean {
  const rules = new (load())();
  if (!Object.hasOwn(rules.getCountries() ?? {}, region.country)) return false;
  return region.state === null || Object.hasOwn(rules.getStates(region.country) ?? {}, region.state);
}

const dayMs = 86_400_000;

function daysOf(rules: import("date-holidays").default, year: number): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { date, start, end, type } of rules.getHolidays(year) ?? []) {
    const [, day = "", hours, minutes] = /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d))?/.exec(date) ?? [];
    if (type !== "public" || day === "") continue;
    const beginsAt = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
    // A day in which the clocks change has 23 or 25 hours: whole days are meant.
    const length = beginsAt > 0 ? 1 : Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    for (let later = 0; later < length; later += 1) {
      const on = new Date(Date.parse(`${day}T00:00:00Z`) + later * dayMs).toISOString().slice(0, 10);
      days.set(on, Math.min(days.get(on) ?? beginsAt, beginsAt));
    }
  }
  return days;
}
