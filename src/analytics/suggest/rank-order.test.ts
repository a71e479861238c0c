import { expect, test } from "vitest";
import { rankOrder } from "./rank-order.ts";

const shares = Float64Array.of(0.5, 0.2, 0.18, 0.12);

test("the likeliest is first whatever the tilt; behind it rare fixes gain", () => {
  expect(rankOrder(shares, [900, 900, 2, 900], 0)).toEqual([0, 1, 2, 3]);
  expect(rankOrder(shares, [900, 900, 2, 900], 0.3)).toEqual([0, 2, 1, 3]);
  expect(rankOrder(shares, [1, 900, 900, 900], 0.3)[0]).toBe(0);
});

test("equal ones keep the order of their numbers; of none there is none", () => {
  expect(rankOrder(Float64Array.of(0.25, 0.25, 0.25, 0.25), [1, 1, 1, 1], 0.2)).toEqual([0, 1, 2, 3]);
  expect(rankOrder(new Float64Array(0), [], 0.2)).toEqual([]);
});
