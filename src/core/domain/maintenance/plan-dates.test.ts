import { expect, test } from "vitest";
import { dateIn, nextPlanDate, planOpensAt } from "./plan-dates.ts";

test("a plan opens at six by the clock of the site, over changes of clocks; a date that does not exist is none", () => {
  expect(planOpensAt("2026-03-28", "Europe/Lisbon")?.toISOString()).toBe("2026-03-28T06:00:00.000Z");
  expect(planOpensAt("2026-03-29", "Europe/Lisbon")?.toISOString()).toBe("2026-03-29T05:00:00.000Z");
  expect(planOpensAt("2026-02-30", "UTC")).toBeNull();
});

test("the date is the site's", () => {
  const now = new Date("2026-03-01T23:30:00Z");
  expect([dateIn("UTC", now), dateIn("Asia/Tokyo", now)]).toEqual(["2026-03-01", "2026-03-02"]);
});

test("the next date keeps the rhythm, over leap years, and what was missed is due once", () => {
  expect(nextPlanDate("2026-03-01", 30, "2026-03-01")).toBe("2026-03-31");
  expect(nextPlanDate("2028-02-28", 1, "2028-02-28")).toBe("2028-02-29");
  expect(nextPlanDate("2026-01-01", 7, "2026-03-02")).toBe("2026-03-05");
  expect(nextPlanDate("2026-05-01", 7, "2026-03-02")).toBe("2026-05-08");
});
