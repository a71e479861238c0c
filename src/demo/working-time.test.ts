import { expect, test } from "vitest";
import { failureDay } from "./season-clock.ts";
import { localWeekday, nextWorkingInstant, utcOffsetMinutes } from "./working-time.ts";

const at = (iso: string): number => Date.parse(iso);
const next = (iso: string, critical = false): string =>
  new Date(nextWorkingInstant(at(iso), 60, critical)).toISOString();

test("summer time begins and ends at 01:00 UTC on the last Sundays of March and October", () => {
  expect(utcOffsetMinutes(at("2025-03-30T00:59:59Z"), 60)).toBe(60);
  expect(utcOffsetMinutes(at("2025-03-30T01:00:00Z"), 60)).toBe(120);
  expect(utcOffsetMinutes(at("2025-10-26T00:59:59Z"), 0)).toBe(60);
  expect(utcOffsetMinutes(at("2025-10-26T01:00:00Z"), 0)).toBe(0);
  // The rule agrees with the zone data of the host.
  for (let day = 0; day < 730; day++) {
    const instant = at("2024-06-01T12:00:00Z") + day * 86_400_000;
    const local = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Madrid", hour: "2-digit", hour12: false });
    expect(Number(local.format(instant)) - 12).toBe(utcOffsetMinutes(instant, 60) / 60);
  }
});

test("ordinary work waits for the next weekday morning, critical work only for the morning", () => {
  expect(next("2026-03-02T09:30:00Z")).toBe("2026-03-02T09:30:00.000Z");
  expect(next("2026-03-06T16:30:00Z")).toBe("2026-03-09T07:00:00.000Z");
  expect(next("2026-03-07T10:00:00Z", true)).toBe("2026-03-07T10:00:00.000Z");
  expect(next("2026-03-07T21:00:00Z", true)).toBe("2026-03-08T06:00:00.000Z");
  expect(localWeekday(at("2026-03-01T23:30:00Z"), 60)).toBe(1);
});

test("a life is shorter in its season and ends at once where wear runs faster", () => {
  const july = at("2025-06-10T00:00:00Z") / 86_400_000;
  const january = at("2025-12-10T00:00:00Z") / 86_400_000;
  expect(failureDay("even", 100, 50)).toBe(150);
  expect(failureDay("summer", july, 60) - july).toBeLessThan(40);
  expect(failureDay("summer", january, 60) - january).toBeGreaterThan(100);
  expect(failureDay("even", 0, 100, { sinceDay: 50, factor: 10 })).toBeCloseTo(55);
  expect(failureDay("even", 0, 40, { sinceDay: 50, factor: 10 })).toBe(40);
});
