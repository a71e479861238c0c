import fc from "fast-check";
import { type Calendar, type TimeSpan, weekdays } from "../../../src/core/domain/calendar/calendar.ts";

/** Days on which some clock does something odd, and a plain one. All are days of the zone. */
export const oddDays: readonly (readonly [zone: string, date: string])[] = [
  ["Europe/Lisbon", "2026-03-29"],
  ["Europe/Lisbon", "2026-10-25"],
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  // Half an hour of summer time.
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
  // The date line: a Friday that never was.
  ["Pacific/Apia", "2011-12-30"],
  ["Pacific/Kwajalein", "1993-08-21"],
  // Midnight itself is skipped, or comes twice with the evening before it.
  ["America/Sao_Paulo", "2018-11-04"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["America/Havana", "2026-11-01"],
  ["Africa/Cairo", "2026-04-24"],
  // Two hours, and a summer time that is put off for Ramadan.
  ["Antarctica/Troll", "2026-03-29"],
  ["Antarctica/Troll", "2026-10-25"],
  ["Africa/Casablanca", "2026-02-15"],
  ["Africa/Casablanca", "2026-03-22"],
  ["Asia/Kathmandu", "2026-06-15"],
  ["UTC", "2026-12-31"],
];

const pad = (value: number) => String(value).padStart(2, "0");
/** Times that clocks like to jump at come often. */
const minute = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.constantFrom(0, 30, 60, 90, 120, 150, 180, 540, 1020, 1380, 1410),
);
const timeOf = (value: number) => `${pad(Math.floor(value / 60))}:${pad(value % 60)}`;
const span: fc.Arbitrary<TimeSpan> = fc.tuple(minute, fc.integer({ min: 1, max: 1439 })).map(([start, length]) => ({
  from: timeOf(start),
  to: start + length === 1440 ? "24:00" : timeOf((start + length) % 1440),
}));
const dateNear = (day: string) =>
  fc
    .integer({ min: -4, max: 4 })
    .map((shift) => new Date(Date.parse(`${day}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10));

/** A random calendar about one of the odd days, with holidays and exceptions near it, and a range of minutes that touches it. */
export const calendarAndRange = fc.constantFrom(...oddDays).chain(([timeZone, day]) => {
  const weekly = fc.array(
    fc.record({ day: fc.constantFrom(...weekdays), breaks: fc.array(span, { maxLength: 2 }), span }),
    { maxLength: 10 },
  );
  const exceptions = fc.uniqueArray(fc.record({ date: dateNear(day), spans: fc.array(span, { maxLength: 2 }) }), {
    maxLength: 3,
    selector: ({ date }) => date,
  });
  const holidays = fc.array(fc.tuple(dateNear(day), fc.constantFrom(0, 0, 840)), { maxLength: 2 });
  return fc
    .record({
      weekly,
      exceptions,
      holidays,
      from: fc.integer({ min: -3 * 1440, max: 2 * 1440 }),
      length: fc.integer({ min: 0, max: 4 * 1440 }),
    })
    .map((made) => {
      const days = new Map(made.holidays);
      const calendar: Calendar = {
        timeZone,
        rules: {
          weekly: made.weekly.map((one) => ({ day: one.day, breaks: one.breaks, ...one.span })),
          holidays: { country: "XX", state: null },
          exceptions: made.exceptions,
        },
        holidays: (year) => new Map([...days].filter(([date]) => date.startsWith(String(year)))),
      };
      const from = new Date(Date.parse(`${day}T00:00:00Z`) + made.from * 60_000);
      return { calendar, from, minutes: made.length };
    });
});
