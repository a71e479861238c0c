import { expect, test } from "vitest";
import { ago, dayLabel, shortTime } from "./when.ts";

const now = new Date("2026-11-20T14:30:00");
const at = (text: string) => new Date(text);

test("days are named as people name them", () => {
  expect(dayLabel(at("2026-11-20T00:01:00"), now, "en")).toBe("Today");
  expect(dayLabel(at("2026-11-19T23:59:00"), now, "es")).toBe("Ayer");
  expect(dayLabel(at("2026-11-19T23:59:00"), now, "pt")).toBe("Ontem");
  expect(dayLabel(at("2026-11-02T12:00:00"), now, "en-GB")).toBe("Monday 2 November");
  expect(dayLabel(at("2025-12-24T12:00:00"), now, "en-GB")).toContain("2025");
});

test("a list shows the time today, then the day, then the date", () => {
  expect(shortTime(at("2026-11-20T09:05:00"), now, "en-GB")).toBe("09:05");
  expect(shortTime(at("2026-11-19T09:05:00"), now, "en-GB")).toBe("Yesterday");
  expect(shortTime(at("2026-11-16T09:05:00"), now, "en-GB")).toBe("Mon");
  expect(shortTime(at("2026-11-02T09:05:00"), now, "en-GB")).toBe("2 Nov");
});

test("how long ago grows from minutes to days", () => {
  expect(ago(at("2026-11-20T14:25:00"), now, "en")).toBe("5 min. ago");
  expect(ago(at("2026-11-20T11:30:00"), now, "en")).toBe("3 hr. ago");
  expect(ago(at("2026-11-15T14:30:00"), now, "en")).toBe("5 days ago");
});
