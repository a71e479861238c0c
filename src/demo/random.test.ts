import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

const draws = (seed: number, stream: string): number[] => {
  const random = createRandom(seed, stream);
  return Array.from({ length: 20_000 }, () => random.next());
};
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

test("the same seed and stream give the same numbers, another of either gives others", () => {
  expect(draws(5, "a")).toEqual(draws(5, "a"));
  expect(draws(5, "a").slice(0, 4)).not.toEqual(draws(6, "a").slice(0, 4));
  expect(draws(5, "a").slice(0, 4)).not.toEqual(draws(5, "b").slice(0, 4));
});

test("numbers fill [0, 1) evenly", () => {
  const values = draws(1, "even");
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = values.filter((value) => Math.floor(value * 10) === tenth).length / values.length;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.012);
  }
});

test("Weibull and log-normal draws have the mean and the median that they should", () => {
  const random = createRandom(3, "distributions");
  // Γ(1 + 1/2) = √π / 2
  const lives = Array.from({ length: 20_000 }, () => random.weibull(2, 100));
  expect(Math.abs(mean(lives) - 88.6)).toBeLessThan(1.5);
  const minutes = Array.from({ length: 20_001 }, () => random.logNormal(60, 0.4)).sort((left, right) => left - right);
  expect(Math.abs((minutes[10_000] ?? 0) - 60)).toBeLessThan(1.5);
});

test("weights decide the pick; nothing to pick from is an error", () => {
  const random = createRandom(4, "pick");
  const picks = Array.from({ length: 10_000 }, () => random.pickWeighted([1, 3, 0], (each) => each));
  expect(Math.abs(picks.filter((each) => each === 3).length / picks.length - 0.75)).toBeLessThan(0.02);
  expect(picks).not.toContain(0);
  expect(() => random.pick([])).toThrow(RangeError);
  expect(() => random.pickWeighted([1], () => 0)).toThrow(RangeError);
});
