import { expect, test } from "vitest";
import { readCalendarRules } from "../calendar/read-calendar-rules.ts";
import { readDay, readWeek, weekExample } from "./read-week.ts";

test("a week in words: ranges, lists and single days, breaks, nights, short times", () => {
  expect(readWeek("mon-wed 08:00-17:00 break 12:00-13:00; sat 9-13")).toEqual([
    ...(["mon", "tue", "wed"] as const).map((day) => ({
      day,
      from: "08:00",
      to: "17:00",
      breaks: [{ from: "12:00", to: "13:00" }],
    })),
    { day: "sat", from: "09:00", to: "13:00", breaks: [] },
  ]);
  expect(readWeek("Fri, Sat 22:00 – 06:00\nsun 1830-2100")?.map(({ day, from, to }) => `${day} ${from} ${to}`)).toEqual(
    ["fri 22:00 06:00", "sat 22:00 06:00", "sun 18:30 21:00"],
  );
  expect(readWeek("sat-mon 10-12")?.map(({ day }) => day)).toEqual(["sat", "sun", "mon"]);
  expect(readWeek("mon 8-17 break 10-10:15, 12-13")?.[0]?.breaks).toHaveLength(2);
  expect(readCalendarRules("UTC", { weekly: readWeek(weekExample) }).weekly).toHaveLength(6);
});

test("off and nothing are no plan; a day off is no hours", () => {
  expect([readWeek(""), readWeek(" OFF "), readWeek("-")]).toEqual([null, null, null]);
  expect(readDay("off")).toEqual([]);
  expect(readDay("9-13, 14:30-18:00")).toEqual([
    { from: "09:00", to: "13:00" },
    { from: "14:30", to: "18:00" },
  ]);
});

test.each([
  "monday 8-17",
  "mon 8",
  "mon 8-25",
  "mon 08:60-17:00",
  "8-17",
  "mon 8-8",
  "mon-",
  "mon 8-17 break",
  "mon 8-17 lunch 12-13",
  ";",
  "mon 24:00-8",
])("%s is answered with how to write it", (text) => {
  expect(() => readWeek(text)).toThrow("shift.unreadable");
});
