import type { CalendarRules, TimeSpan, Weekday, WeeklySpan } from "../../../../core/domain/calendar/calendar.ts";
import { weekdays } from "../../../../core/domain/calendar/calendar.ts";

export const noRules: CalendarRules = { weekly: [], holidays: null, exceptions: [] };

/** Office hours, to begin with. */
export const officeRules: CalendarRules = {
  ...noRules,
  weekly: (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => ({
    day,
    from: "09:00",
    to: "17:00",
    breaks: [],
  })),
};

/** Rules with the spans of one weekday replaced; days stay in the order of the week. */
export function withDay(rules: CalendarRules, day: Weekday, spans: readonly WeeklySpan[]): CalendarRules {
  const others = rules.weekly.filter((span) => span.day !== day);
  const weekly = [...others, ...spans].toSorted((a, b) => weekdays.indexOf(a.day) - weekdays.indexOf(b.day));
  return { ...rules, weekly };
}

/** Monday's hours on every day to Friday. */
export function asOnMonday(rules: CalendarRules): CalendarRules {
  const monday = rules.weekly.filter(({ day }) => day === "mon");
  return (["tue", "wed", "thu", "fri"] as const).reduce(
    (made, day) =>
      withDay(
        made,
        day,
        monday.map((span) => ({ ...span, day })),
      ),
    rules,
  );
}

/** The list with the item at `at` replaced, or taken out where `next` is null. */
export function withItem<T>(list: readonly T[], at: number, next: T | null): readonly T[] {
  return list.flatMap((one, index) => (index !== at ? [one] : next === null ? [] : [next]));
}

/** The hours of a day in few characters: "09:00–13:00, 14:00–18:00"; breaks cut a span. */
export function hoursOf(spans: readonly (TimeSpan & { readonly breaks?: readonly TimeSpan[] })[]): string {
  return spans
    .map(({ from, to, breaks = [] }) => {
      const cuts = breaks.map((pause) => `${pause.from}–${pause.to}`).join(", ");
      return cuts === "" ? `${from}–${to}` : `${from}–${to} (${cuts})`;
    })
    .join(", ");
}

/** Days with the same hours together, in the order of the week: `[["mon", "tue"], "09:00–17:00"]`. */
export function weekOf(rules: CalendarRules): readonly (readonly [days: readonly Weekday[], hours: string])[] {
  const rows: [Weekday[], string][] = [];
  for (const day of weekdays) {
    const hours = hoursOf(rules.weekly.filter((span) => span.day === day));
    const last = rows.at(-1);
    if (hours !== "" && last?.[1] === hours && isNext(last[0].at(-1), day)) last[0].push(day);
    else if (hours !== "") rows.push([[day], hours]);
  }
  return rows;
}

function isNext(before: Weekday | undefined, day: Weekday): boolean {
  return before !== undefined && weekdays.indexOf(day) === weekdays.indexOf(before) + 1;
}
