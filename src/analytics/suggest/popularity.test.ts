import { expect, test } from "vitest";
import { makePopularity } from "./popularity.ts";

test("shares over all of history, and what is commoner of late", () => {
  const popularity = makePopularity();
  for (let at = 0; at < 600; at += 1) popularity.add(at < 300 ? at % 2 : 2, 1);
  const overall = popularity.overall(4);
  expect([...overall.slice(0, 3)].map((share) => Math.round(share * 100))).toEqual([25, 25, 50]);
  expect(overall[3]).toBeGreaterThan(0);
  const trend = popularity.trend(4);
  expect(trend.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  expect(trend[2]).toBeGreaterThan(3 * (trend[0] ?? 0));
  expect(trend[0]).toBeCloseTo(trend[1] ?? 0, 2);
});

test("where nothing changes there is no trend, however long the history", () => {
  const popularity = makePopularity();
  // Past the point at which the growing additions are brought back to one.
  for (let at = 0; at < 9_000; at += 1) popularity.add(at % 3, 1);
  for (const share of popularity.trend(3)) expect(share).toBeCloseTo(1 / 3, 2);
});

test("of nothing, all fixes are alike", () => {
  expect([...makePopularity().overall(2)]).toEqual([0.5, 0.5]);
  expect([...makePopularity().trend(2)]).toEqual([0.5, 0.5]);
});
