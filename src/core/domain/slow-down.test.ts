import { expect, test } from "vitest";
import { makeSlowDown } from "./slow-down.ts";

test("after the free tries each failure doubles the wait, up to a limit; success starts afresh", () => {
  const slowDown = makeSlowDown({ freeTries: 2, firstWaitSeconds: 2, longestWaitSeconds: 6 });
  let now = Date.UTC(2026, 0, 1);
  const begin = () => slowDown.begin("a", new Date(now));
  expect([begin(), begin()]).toEqual([0, 0]);
  expect(begin()).toBe(2);
  now += 2_000;
  expect(begin()).toBe(0);
  expect(begin()).toBe(4);
  now += 4_000;
  expect([begin(), begin()]).toEqual([0, 6]);
  expect(slowDown.begin("b", new Date(now))).toBe(0);
  slowDown.succeeded("a");
  expect([begin(), begin()]).toEqual([0, 0]);
});

test("the number of remembered names is limited, the oldest goes first", () => {
  const slowDown = makeSlowDown({ freeTries: 1, names: 2 });
  const now = new Date(0);
  slowDown.begin("a", now);
  slowDown.begin("b", now);
  slowDown.begin("c", now);
  expect(slowDown.begin("c", now)).toBeGreaterThan(0);
  expect(slowDown.begin("a", now)).toBe(0);
});
