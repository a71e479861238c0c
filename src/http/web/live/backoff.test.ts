import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";

test("waits double up to twenty seconds", () => {
  expect([0, 1, 2, 3, 10, 1000].map((attempt) => backoffMs(attempt, () => 1))).toEqual([
    500, 1000, 2000, 4000, 20_000, 20_000,
  ]);
});

test("are spread over the upper half", () => {
  expect(backoffMs(2, () => 0)).toBe(1000);
  expect(backoffMs(2, () => 0.5)).toBe(1500);
});
