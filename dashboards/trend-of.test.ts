import { expect, test } from "vitest";
import type { TrendRow } from "./page-data.ts";
import { trendOf } from "./trend-of.ts";

/** Months in a row from January 2025 with so many repairs each, of a hundred units throughout. */
const months = (counts: readonly number[]): readonly TrendRow[] =>
  counts.map((n, at) => {
    const month = `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    const estimate = { value: n * 12, low: n * 10, high: n * 14 };
    return {
      from: month,
      to: month,
      ...(at === 0 ? { began: true } : {}),
      cell: { n, count: estimate, rate: estimate },
    };
  });

test("a desk that began in the middle of a month shows no rise for it", () => {
  // 3 repairs in the last days of the first month, then 20 a month: level, whatever the first month looks like.
  const begun = months([3, ...Array<number>(11).fill(20)]);
  const trend = trendOf(begun);
  expect(trend?.factor).toBeCloseTo(1, 6);
  // The same numbers with the short month further on would be seen: it is the first span alone that does not count.
  const later = trendOf(months([20, 3, ...Array<number>(10).fill(20)]));
  expect(later?.factor).toBeGreaterThan(1.2);
});

test("six whole spans behind the first are needed for a trend", () => {
  expect(trendOf(months([20, 20, 20, 20, 20, 20]))).toBeNull();
  expect(trendOf(months([20, 20, 20, 20, 20, 20, 20]))?.factor).toBeCloseTo(1, 6);
});
