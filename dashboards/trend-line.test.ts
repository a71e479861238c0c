import { expect, test } from "vitest";
import { trendLine } from "./trend-line.ts";

const spans = (counts: readonly number[], over = 1) => counts.map((count, at) => ({ at: at / 12, count, over }));

test("counts that grow by a tenth each month grow 3.14-fold a year", () => {
  const line = trendLine(spans(Array.from({ length: 36 }, (_, at) => 100 * 1.1 ** at)));
  expect(line?.factor).toBeCloseTo(1.1 ** 12, 6);
  expect(line?.low).toBeGreaterThan(3);
  expect(line?.rateAt(0)).toBeCloseTo(100, 4);
});

test("what stays alike has no clear trend, and neither has a burst", () => {
  const flat = trendLine(spans([9, 11, 10, 8, 12, 10, 9, 11, 10, 10, 9, 11]));
  expect(flat?.low).toBeLessThan(1);
  expect(flat?.high).toBeGreaterThan(1);
  const burst = trendLine(spans([2, 3, 2, 2, 3, 40, 2, 3, 2, 60, 3, 2]));
  expect(burst?.low).toBeLessThan(1);
});

test("twice the units with twice the repairs is no rise", () => {
  const grown = Array.from({ length: 24 }, (_, at) => ({ at: at / 12, count: 10 + at, over: 10 + at }));
  expect(trendLine(grown)?.factor).toBeCloseTo(1, 6);
});

test("too little says nothing", () => {
  expect(trendLine([])).toBeNull();
  expect(trendLine(spans([5, 5, 5, 5, 5]))).toBeNull();
  expect(trendLine(spans([1, 0, 0, 1, 0, 0, 1]))).toBeNull();
  expect(trendLine(spans([5, 5, 5, 5, 5, 5, 5], 0))).toBeNull();
});
