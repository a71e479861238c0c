import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";
import { rateBuckets } from "./rate-buckets.ts";

const rate = { burst: 2, perSecond: 1 };

test("a burst goes at once, the rest one interval after another", () => {
  const buckets = rateBuckets();
  expect([buckets.take("a", rate, 0), buckets.take("a", rate, 0)]).toEqual([0, 0]);
  expect([buckets.take("a", rate, 0), buckets.take("a", rate, 0), buckets.take("a", rate, 0)]).toEqual([
    1000, 2000, 3000,
  ]);
  expect(buckets.take("a", rate, 1000)).toBe(0);
  expect(buckets.take("a", rate, 1000)).toBeGreaterThan(0);
});

test("buckets wait apart from each other", () => {
  const buckets = rateBuckets();
  buckets.pause("a", 500, 0);
  expect(buckets.take("a", null, 100)).toBe(400);
  expect(buckets.take("b", null, 100)).toBe(0);
  expect(buckets.take("a", null, 500)).toBe(0);
});

test("a rated bucket that is paused opens again by its rate", () => {
  const buckets = rateBuckets();
  expect(buckets.take("a", rate, 0)).toBe(0);
  buckets.pause("a", 500, 0);
  expect(buckets.take("a", rate, 0)).toBe(500);
  expect(buckets.take("a", rate, 500)).toBe(0);
});

test("waits double up to the cap, at least half of them certain", () => {
  const limits = { baseMs: 100, capMs: 1000 };
  expect([1, 2, 3, 4, 5].map((attempt) => backoffMs(attempt, () => 0, limits))).toEqual([50, 100, 200, 400, 500]);
  expect(backoffMs(50, () => 0.999, limits)).toBeLessThanOrEqual(1000);
});
