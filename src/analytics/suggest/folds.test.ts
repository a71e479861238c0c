import { expect, test } from "vitest";
import type { Example } from "./example.ts";
import { foldsOf } from "./folds.ts";

const examples: readonly Example[] = Array.from({ length: 200 }, (_, at) => ({
  text: { words: [], pairs: [], runs: [] },
  levels: [],
  label: 0,
  weight: 1,
  day: at,
  scored: true,
  group: `wording ${at % 37}`,
}));

test("in time, a part is judged by what came before it alone", () => {
  const folds = foldsOf(examples, "time");
  expect(folds).toHaveLength(3);
  for (const { history, judged } of folds) {
    expect(Math.max(...history.map(({ day }) => day))).toBeLessThan(Math.min(...judged.map(({ day }) => day)));
  }
  expect(folds.flatMap(({ judged }) => judged)).toEqual(examples.slice(110));
});

test("without an order, a wording is never on both sides, and each example is judged once", () => {
  const folds = foldsOf(examples, "group");
  for (const { history, judged } of folds) {
    const known = new Set(history.map(({ group }) => group));
    expect(judged.filter(({ group }) => known.has(group))).toEqual([]);
  }
  expect(folds.flatMap(({ judged }) => judged)).toHaveLength(examples.length);
});

test("a short history does not judge itself", () => {
  expect(foldsOf(examples.slice(0, 29), "time")).toEqual([]);
});
