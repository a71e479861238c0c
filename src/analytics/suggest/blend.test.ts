import { expect, test } from "vitest";
import { blend, type Judged, learnWeights } from "./blend.ts";
import { finish } from "./finish.ts";
import { seeded } from "./seeded.ts";

const random = seeded(5);
/** One ranker knows the truth with 0.8 and says so; the other, as sure of itself, talks at random. */
const judged: readonly Judged[] = Array.from({ length: 600 }, () => {
  const label = Math.floor(random() * 4);
  const sure = (on: number): Float64Array => Float64Array.from({ length: 4 }, (_, at) => (at === on ? 0.97 : 0.01));
  return { label, opinion: [sure(random() < 0.8 ? label : Math.floor(random() * 4)), sure(Math.floor(random() * 4))] };
});

test("learns whom to trust", () => {
  const [knowing = 0, talking = 1] = finish(learnWeights(judged, [0.5, 0.5]));
  expect(knowing).toBeGreaterThan(0.3);
  expect(talking).toBeLessThan(0.05);
});

test("and how sure to be: the probability of the first is how often it is right", () => {
  const weights = finish(learnWeights(judged, [0.5, 0.5]));
  const first = judged.map(({ opinion, label }) => {
    const shares = blend(opinion, weights);
    const best = shares.indexOf(Math.max(...shares));
    return { sure: shares[best] ?? 0, right: best === label ? 1 : 0 };
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean(first.map(({ sure }) => sure)) - mean(first.map(({ right }) => right)))).toBeLessThan(0.04);
});

test("a few cases change little, none change nothing", () => {
  expect(finish(learnWeights([], [0.6, 0.2]))).toEqual([0.6, 0.2]);
  const moved = (cases: number): number =>
    finish(learnWeights(judged.slice(0, cases), [0.5, 0.5])).reduce((sum, weight) => sum + Math.abs(weight - 0.5), 0);
  expect(moved(2)).toBeLessThan(moved(600) * 0.8);
});

test("no ranker can rule a fix out", () => {
  const shares = blend([Float64Array.of(1, 0), Float64Array.of(0.2, 0.8)], [0.5, 0.5]);
  expect(shares[1]).toBeGreaterThan(0);
  expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(1);
});
