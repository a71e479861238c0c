import { expect, test } from "vitest";
import { clearChange } from "./clear-change.ts";

const share = (value: number, half: number) => ({ value, low: value - half, high: value + half });

test("a difference is clear when the interval of the difference leaves nothing out", () => {
  // Newcombe 1998, table II (a): 56 of 70 against 48 of 80 differ by 0.20, method 10 gives 0.0524 to 0.3339.
  const one = { value: 56 / 70, low: 0.6921, high: 0.8769 };
  const other = { value: 48 / 80, low: 0.4904, high: 0.7002 };
  expect(one.value - other.value - Math.hypot(one.value - one.low, other.high - other.value)).toBeCloseTo(0.0524, 2);
  expect([clearChange(one, other), clearChange(other, one)]).toEqual([1, -1]);
});

test("intervals that overlap a little may still differ, ones that overlap much do not", () => {
  expect(clearChange(share(0.3, 0.05), share(0.22, 0.05))).toBe(1);
  expect(clearChange(share(0.3, 0.05), share(0.25, 0.05))).toBe(0);
  expect(clearChange(share(0.3, 0), share(0.3, 0))).toBe(0);
});
