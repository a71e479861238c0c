import { expect, test } from "vitest";
import { type Calendar, type CalendarRules, noHolidays } from "../calendar/calendar.ts";
import { plannedShifts } from "./planned-shifts.ts";

const plan = (rules: Partial<CalendarRules>, timeZone = "Europe/Lisbon"): Calendar => ({
  timeZone,
  rules: { weekly: [], holidays: null, exceptions: [], ...rules },
  holidays: noHolidays,
});
const told = (calendar: Calendar, from: string, to: string) =>
  plannedShifts(calendar, new Date(from), new Date(to)).map(({ startsAt, endsAt, breaks }) =>
    [[startsAt, endsAt], ...breaks.map((one) => [one.startsAt, one.endsAt])]
      .map(([start, end]) => `${start?.toISOString().slice(5, 16)}/${end?.toISOString().slice(5, 16)}`)
      .join(" "),
  );

test("a night shift is one shift across midnight and the change of clocks, with its break", () => {
  const nights = plan({
    weekly: [{ day: "sat", from: "22:00", to: "06:00", breaks: [{ from: "02:30", to: "03:00" }] }],
  });
  expect(told(nights, "2026-03-20T00:00Z", "2026-04-05T12:00Z")).toEqual([
    "03-21T22:00/03-22T06:00 03-22T02:30/03-22T03:00",
    // Summer time begins in this night: an hour less.
    "03-28T22:00/03-29T05:00 03-29T01:30/03-29T02:00",
    "04-04T21:00/04-05T05:00 04-05T01:30/04-05T02:00",
  ]);
});

test("several a day, exceptions instead of the week, and only what begins in the range", () => {
  const split = plan(
    {
      weekly: [
        { day: "mon", from: "14:00", to: "18:00", breaks: [] },
        { day: "mon", from: "08:00", to: "12:00", breaks: [] },
      ],
      exceptions: [
        { date: "2026-03-09", spans: [] },
        { date: "2026-03-10", spans: [{ from: "10:00", to: "11:00" }] },
      ],
    },
    "UTC",
  );
  expect(told(split, "2026-03-02T09:00Z", "2026-03-16T14:00Z")).toEqual([
    "03-02T14:00/03-02T18:00",
    "03-10T10:00/03-10T11:00",
    "03-16T08:00/03-16T12:00",
  ]);
});

test("spans that overlap make shifts that do not", () => {
  const both = plan(
    {
      weekly: [
        { day: "mon", from: "22:00", to: "06:00", breaks: [] },
        { day: "tue", from: "05:00", to: "09:00", breaks: [] },
        { day: "tue", from: "07:00", to: "08:00", breaks: [] },
      ],
    },
    "UTC",
  );
  expect(told(both, "2026-03-02T00:00Z", "2026-03-05T00:00Z")).toEqual([
    "03-02T22:00/03-03T06:00",
    "03-03T06:00/03-03T09:00",
  ]);
});
