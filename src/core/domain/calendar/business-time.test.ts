import { expect, test } from "vitest";
import { addBusinessMinutes, businessMinutesBetween, isOpen, nextOpen, spansBetween } from "./business-time.ts";
import { alwaysOpen, type Calendar, type CalendarRules, noHolidays, type WeeklySpan } from "./calendar.ts";

const daily = (from: string, to: string, breaks: WeeklySpan["breaks"] = []): CalendarRules["weekly"] =>
  (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => ({ day, from, to, breaks }));
const calendar = (timeZone: string, rules: Partial<CalendarRules>, holidays = noHolidays): Calendar => ({
  timeZone,
  rules: { weekly: [], holidays: null, exceptions: [], ...rules },
  holidays,
});
const office = calendar("Europe/Lisbon", { weekly: daily("09:00", "18:00", [{ from: "13:00", to: "14:00" }]) });
const utc = (text: string) => new Date(`${text}Z`);

test("a target of eight hours from Friday afternoon ends on Monday", () => {
  // Friday 2026-03-06 16:00: two hours left; Monday 09:00 to 13:00 four, 14:00 to 16:00 two.
  const due = addBusinessMinutes(office, utc("2026-03-06T16:00"), 480);
  expect(due).toEqual(utc("2026-03-09T16:00"));
  expect(businessMinutesBetween(office, utc("2026-03-06T16:00"), utc("2026-03-09T16:00"))).toBe(480);
  expect(addBusinessMinutes(office, utc("2026-03-09T16:00"), -480)).toEqual(utc("2026-03-06T16:00"));
});

test("what ends with the day ends in its evening, and counting back ends in its morning", () => {
  expect(addBusinessMinutes(office, utc("2026-03-02T09:00"), 480)).toEqual(utc("2026-03-02T18:00"));
  expect(addBusinessMinutes(office, utc("2026-03-03T09:00"), -480)).toEqual(utc("2026-03-02T09:00"));
  expect(addBusinessMinutes(office, utc("2026-03-07T12:00"), 0)).toEqual(utc("2026-03-07T12:00"));
  expect(nextOpen(office, utc("2026-03-06T18:00"))).toEqual(utc("2026-03-09T09:00"));
  expect(isOpen(office, utc("2026-03-06T17:59"))).toBe(true);
  expect(isOpen(office, utc("2026-03-06T18:00"))).toBe(false);
  expect(isOpen(office, utc("2026-03-06T13:30"))).toBe(false);
});

test("summer time moves the office in UTC, and a night shift across it is an hour shorter or longer", () => {
  // 27 March is winter time in Lisbon, 30 March summer time.
  expect(
    spansBetween(
      calendar("Europe/Lisbon", { weekly: daily("09:00", "10:00") }),
      utc("2026-03-27T00:00"),
      utc("2026-03-31T00:00"),
    ),
  ).toEqual([
    { from: utc("2026-03-27T09:00"), to: utc("2026-03-27T10:00") },
    { from: utc("2026-03-30T08:00"), to: utc("2026-03-30T09:00") },
  ]);
  const nights = calendar("Europe/Lisbon", { weekly: [{ day: "sat", from: "22:00", to: "06:00", breaks: [] }] });
  const night = (day: string) =>
    businessMinutesBetween(nights, utc(`${day}T12:00`), new Date(utc(`${day}T12:00`).getTime() + 86_400_000));
  expect([night("2026-03-21"), night("2026-03-28"), night("2026-10-24")]).toEqual([480, 420, 540]);
});

test("Lord Howe's summer time is half an hour, and Samoa had no 30 December 2011", () => {
  const morning = (zone: string) =>
    calendar(zone, {
      weekly: (["sun", "fri"] as const).map((day) => ({ day, from: "00:00", to: "06:00", breaks: [] })),
    });
  const day = (zone: string, from: string, to: string) => businessMinutesBetween(morning(zone), utc(from), utc(to));
  expect(day("Australia/Lord_Howe", "2026-04-04T12:00", "2026-04-05T12:00")).toBe(390);
  expect(day("Australia/Lord_Howe", "2026-10-03T12:00", "2026-10-04T12:00")).toBe(330);
  expect(day("Pacific/Apia", "2011-12-29T12:00", "2011-12-31T10:00")).toBe(0);
});

test("exceptions beat holidays, holidays beat the week, half a holiday closes half the day", () => {
  const holidays = () =>
    new Map([
      ["2026-12-25", 0],
      ["2026-12-24", 840],
      ["2026-12-28", 0],
    ]);
  const shop = calendar(
    "UTC",
    {
      weekly: daily("09:00", "18:00"),
      holidays: { country: "XX", state: null },
      exceptions: [
        { date: "2026-12-28", spans: [{ from: "10:00", to: "12:00" }] },
        { date: "2026-12-29", spans: [] },
        { date: "2026-12-27", spans: [{ from: "23:00", to: "01:00" }] },
      ],
    },
    holidays,
  );
  const hours = spansBetween(shop, utc("2026-12-24T00:00"), utc("2026-12-31T00:00")).map(
    ({ from, to }) => `${from.toISOString().slice(8, 16)}-${to.toISOString().slice(8, 16)}`,
  );
  expect(hours).toEqual(["24T09:00-24T14:00", "27T23:00-28T01:00", "28T10:00-28T12:00", "30T09:00-30T18:00"]);
});

test("a calendar that is never open answers so at once, and one that opens once is found", () => {
  const never = calendar("Europe/Lisbon", {});
  expect(addBusinessMinutes(never, utc("2026-03-02T09:00"), 1)).toBeNull();
  expect(addBusinessMinutes(never, utc("2026-03-02T09:00"), -1)).toBeNull();
  expect(nextOpen(never, utc("2026-03-02T09:00"))).toBeNull();
  expect(isOpen(never, utc("2026-03-02T09:00"))).toBe(false);
  expect(businessMinutesBetween(never, utc("1990-01-01T00:00"), utc("2090-01-01T00:00"))).toBe(0);
  const once = calendar("UTC", { exceptions: [{ date: "2031-05-01", spans: [{ from: "08:00", to: "09:00" }] }] });
  expect(nextOpen(once, utc("2026-03-02T09:00"))).toEqual(utc("2031-05-01T08:00"));
  expect(addBusinessMinutes(once, utc("2026-03-02T09:00"), 61)).toBeNull();
});

test("thirty years are reckoned without counting minutes", () => {
  const from = utc("2000-01-03T09:00");
  businessMinutesBetween(office, from, utc("2030-01-01T00:00"));
  const began = performance.now();
  const minutes = businessMinutesBetween(office, from, utc("2030-01-01T00:00"));
  expect(minutes).toBe(7_826 * 480);
  expect(addBusinessMinutes(office, from, minutes)).toEqual(utc("2029-12-31T18:00"));
  // Some 22,000 spans twice; fifteen million minutes would take many times as long.
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(businessMinutesBetween(alwaysOpen, from, utc("2000-02-03T09:00"))).toBe(31 * 1440);
});
