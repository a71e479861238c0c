import { expect, test } from "vitest";
import { isProblem } from "../problem.ts";
import { readCalendarRules } from "./read-calendar-rules.ts";

const monday = { day: "mon", from: "08:00", to: "17:00" };
const detail = (timeZone: string, rules: unknown): string => {
  try {
    readCalendarRules(timeZone, rules);
    return "fine";
  } catch (error) {
    return isProblem(error, "calendar.invalid") ? error.data.detail : String(error);
  }
};

test("what is left out is filled in", () => {
  expect(readCalendarRules("Europe/Lisbon", { weekly: [monday] })).toEqual({
    weekly: [{ ...monday, breaks: [] }],
    holidays: null,
    exceptions: [],
  });
});

test.each([
  ["Mars/Olympus", { weekly: [] }, "timeZone"],
  ["+02:00", { weekly: [] }, "timeZone"],
  ["UTC", { weekly: [{ ...monday, day: "moonday" }] }, "rules"],
  ["UTC", { weekly: [{ ...monday, from: "25:00" }] }, "25:00 is no time"],
  ["UTC", { weekly: [{ ...monday, from: "24:00" }] }, "24:00 is no time"],
  ["UTC", { weekly: [{ ...monday, to: "08:00" }] }, "is empty"],
  ["UTC", { weekly: [{ ...monday, breaks: [{ from: "16:30", to: "17:30" }] }] }, "outside its span"],
  ["UTC", { weekly: [], exceptions: [{ date: "2026-02-30", spans: [] }] }, "there is no 2026-02-30"],
  ["UTC", { weekly: [], exceptions: Array(2).fill({ date: "2026-02-20", spans: [] }) }, "twice"],
  ["UTC", { weekly: [], holidays: { country: "Spain" } }, "rules"],
  ["UTC", { weekly: Array(71).fill(monday) }, "rules"],
])("refuses in %s %j: %s", (zone, rules, told) => {
  expect(detail(zone, rules)).toContain(told);
});

test("a night's break after midnight is within its span", () => {
  const night = { day: "fri", from: "22:00", to: "06:00", breaks: [{ from: "02:00", to: "02:30" }] };
  expect(detail("UTC", { weekly: [night] })).toBe("fine");
});
