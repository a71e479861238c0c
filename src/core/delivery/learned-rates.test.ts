import { expect, test } from "vitest";
import { learnedRates } from "./learned-rates.ts";

test("a declared rate is kept for ten minutes after the platform asked for it, in that bucket alone", () => {
  let now = Date.parse("2026-03-02T09:00:00Z");
  const declared = { burst: 3, perSecond: 1 };
  const rates = learnedRates(
    () => declared,
    () => new Date(now),
  );
  expect(rates.rateOf("telegram", "group -1")).toBeNull();
  rates.limited("telegram", "group -1");
  expect(rates.rateOf("telegram", "group -1")).toBe(declared);
  expect(rates.rateOf("telegram", "private 7")).toBeNull();
  now += 9 * 60_000;
  expect(rates.rateOf("telegram", "group -1")).toBe(declared);
  now += 61_000;
  expect(rates.rateOf("telegram", "group -1")).toBeNull();
});
