import type { CalendarRules } from "../domain/calendar/calendar.ts";
import { Problem } from "../domain/problem.ts";
import { knowsHolidays } from "../store/public-holidays.ts";

/** Refuses rules that name a country or state whose holidays nobody knows. Throws Problem `calendar.invalid`. */
export function checkHolidays(rules: CalendarRules | null): void {
  const region = rules?.holidays ?? null;
  if (region === null || knowsHolidays(region)) return;
  const named = region.state === null ? region.country : `${region.country}-${region.state}`;
  throw new Problem("calendar.invalid", { detail: `holidays: those of ${named} are not known` });
}
