import { expect, test } from "vitest";
import { poisson, rate, wilson } from "./intervals.ts";

test("Wilson's interval is that of the tables (Newcombe 1998: 81 of 263, 15 of 148, 0 of 20, 1 of 29)", () => {
  for (const [hits, of, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const found = wilson(hits, of);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  }
  expect(wilson(0, 0)).toBeNull();
});

test("a count's interval is Garwood's: 0, 1, 10 and 100 from his table, and large ones go on from there", () => {
  for (const [count, low, high] of [
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [10, 4.7954, 18.3904],
    [100, 81.3638, 121.6271],
  ] as const) {
    expect(poisson(count).low).toBeCloseTo(low, 3);
    expect(poisson(count).high).toBeCloseTo(high, 3);
  }
  expect(poisson(200).low / poisson(199).low).toBeCloseTo(200 / 199, 2);
});

test("a rate is the count over its exposure, and nothing over nothing is not known", () => {
  expect(rate(10, 36_525, 36_525)?.value).toBe(10);
  expect(rate(0, 0, 100)).toBeNull();
});
