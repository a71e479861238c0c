import { expect, test } from "vitest";
import { atLeast, emergingFaults } from "./emerging.ts";
import { seeded } from "./seeded.ts";

test("the chance of so many or more, worked out by hand", () => {
  // 3 of 4 or 4 of 4 at one half: (4 + 1) / 16.
  expect(atLeast(3, 4, 0.5)).toBeCloseTo(5 / 16, 10);
  // All 5 at one fifth: 1 / 3125.
  expect(atLeast(5, 5, 0.2)).toBeCloseTo(1 / 3125, 10);
  expect(atLeast(0, 9, 0.2)).toBe(1);
  // Summed with whole-number binomials elsewhere.
  expect(atLeast(230, 1000, 0.2)).toBeCloseTo(0.0107358641, 9);
});

test("a rise that chance does not explain is told with what was expected", () => {
  const [found, ...others] = emergingFaults([
    { key: "leaks on family A", recent: 12, recentDays: 30, before: 12, beforeDays: 360 },
    { key: "noise on family A", recent: 2, recentDays: 30, before: 20, beforeDays: 360 },
  ]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ key: "leaks on family A", expected: 1, test: "conditional binomial" });
  expect(found?.pValue).toBeLessThan(1e-6);
});

test("two cases are never told, new as they may be", () => {
  expect(emergingFaults([{ key: "new", recent: 2, recentDays: 1, before: 0, beforeDays: 3_650 }])).toEqual([]);
});

test("among a thousand faults that did not change, false alarms stay rare", () => {
  const random = seeded(11);
  const poisson = (mean: number): number => {
    let count = -1;
    for (let product = 1; product > Math.exp(-mean); count += 1) product *= random();
    return count;
  };
  const faults = Array.from({ length: 1_000 }, (_, at) => ({
    key: `fault ${at}`,
    recent: poisson(5),
    recentDays: 30,
    before: poisson(60),
    beforeDays: 360,
  }));
  expect(
    faults.filter((fault) => atLeast(fault.recent, fault.recent + fault.before, 30 / 390) < 0.05).length,
  ).toBeGreaterThan(15);
  expect(emergingFaults(faults).length).toBeLessThanOrEqual(1);
});

test("no faults, and a period without days", () => {
  expect(emergingFaults([])).toEqual([]);
  expect(() => emergingFaults([{ key: "x", recent: 1, recentDays: 0, before: 1, beforeDays: 1 }])).toThrow(RangeError);
});
