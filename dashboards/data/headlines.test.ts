import { expect, test } from "vitest";
import type { Estimate, FaultRow, TrendRow, View } from "../page-data.ts";
import { headlinesOf } from "./headlines.ts";
import { wilson } from "./intervals.ts";

const none = { rows: [], hidden: 0 };
const empty: View = {
  filter: { kind: "all" },
  repairs: 100,
  trend: none,
  faults: none,
  models: none,
  ages: none,
  fixes: none,
  durations: none,
  parts: none,
  seasons: none,
};
const share = (hits: number, of: number): Estimate => {
  const found = wilson(hits, of);
  if (found === null) throw new Error("no share");
  return found;
};
const seal = (recent: Estimate, before: Estimate): FaultRow => ({
  key: "1",
  label: "Door seal",
  cell: { n: 50, share: share(50, 200), recent, before },
});
const month = (at: number, n: number): TrendRow => {
  const name = `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  const count = { value: n, low: n, high: n };
  return {
    from: name,
    to: name,
    ...(at === 0 ? { began: true } : {}),
    cell: { n, count, rate: { value: n * 12, low: n * 11, high: n * 13 } },
  };
};
const said = (view: Partial<View>): readonly string[] =>
  headlinesOf({ ...empty, ...view }, [], "X200").map(({ text }) => text);
const newest = { rows: [month(23, 20)], hidden: 0 };

test("a share is said to be up only where the interval of the difference leaves out nothing", () => {
  // 31 of 100 against 19 of 100: difference 0.12. Wilson: 0.31 (0.228 … 0.406), 0.19 (0.125 … 0.278). The interval's lower half is
  // √((0.31 − 0.228)² + (0.278 − 0.19)²) = √(0.0067 + 0.0077) = 0.120: just not clear. 35 against 19: 0.16 > √(0.0074 + 0.0077) = 0.123.
  const faults = (recent: number) => ({ rows: [seal(share(recent, 100), share(19, 100))], hidden: 0 });
  expect(said({ trend: newest, faults: faults(31) })).toEqual(["Door seal: 31 % of the failures on X200 in 2025."]);
  expect(said({ trend: newest, faults: faults(35) })).toEqual([
    "Door seal: 35 % of the failures on X200 in 2025, up from 19 %.",
  ]);
  const fell = { rows: [seal(share(19, 100), share(35, 100))], hidden: 0 };
  expect(said({ trend: newest, faults: fell })).toEqual([
    "Door seal: 19 % of the failures on X200 in 2025, down from 35 %.",
  ]);
});

test("what leads the newest year alone is told only where it has clearly risen; else what leads in all, as the chart does", () => {
  const named = (label: string, all: number, recent: Estimate, before: Estimate): FaultRow => ({
    ...seal(recent, before),
    label,
    cell: { n: all, share: share(all, 200), recent, before },
  });
  const door = named("Door seal", 60, share(20, 100), share(25, 100));
  const pump = (recent: number) => named("Pump", 40, share(recent, 100), share(19, 100));
  expect(said({ trend: newest, faults: { rows: [door, pump(22)], hidden: 0 } })).toEqual([
    "Door seal: 30 % of failures on X200.",
  ]);
  expect(said({ trend: newest, faults: { rows: [door, pump(40)], hidden: 0 } })).toEqual([
    "Pump: 40 % of the failures on X200 in 2025, up from 19 %.",
  ]);
});

test("of coffee makers, coffee makers fail: that is no finding", () => {
  const row = { ...seal(share(31, 100), share(19, 100)), label: "x200" };
  expect(said({ trend: newest, faults: { rows: [row], hidden: 0 } })).toEqual([]);
});

test("a year is compared with the one before only when both are whole: a first part-month is neither", () => {
  const level = Array.from({ length: 25 }, (_, at) => month(at, at === 0 ? 1 : 20));
  expect(said({ trend: { rows: level, hidden: 0 } })).toEqual([]);
  // 24 months of which the first is the one in which recording began: the year before is not whole.
  const short = Array.from({ length: 24 }, (_, at) => month(at, at < 12 ? 5 : 40));
  expect(said({ trend: { rows: short, hidden: 0 } })).toEqual([]);
  const rising = Array.from({ length: 25 }, (_, at) => month(at, at < 13 ? 20 : 40));
  expect(said({ trend: { rows: rising, hidden: 0 } })).toEqual([
    "X200 fails 100 % more often per unit than the year before.",
  ]);
});

test("a fix that does not hold is named; the pooled rest is not, though it comes back most", () => {
  const fix = (key: string, label: string, returned: number): View["fixes"]["rows"][number] => ({
    key,
    label,
    fault: "Door seal",
    cell: { n: 100, judged: 100, returned: share(returned, 100), medianMinutes: 30 },
  });
  const pool = fix("other", "Other repairs", 60);
  const [sound, adjust] = [fix("1", "Replace door seal", 5), fix("2", "Adjust door seal", 50)];
  expect(said({ fixes: { rows: [pool, sound], hidden: 0 } })).toEqual([]);
  // (60 + 5 + 50) of 300 came back: 38 %; Wilson's lower end of 50 of 100 is 0.404, below 1.25 × 0.383. Without the pool it is 28 %.
  expect(said({ fixes: { rows: [sound, adjust], hidden: 0 } })).toEqual([
    "“Adjust door seal” often does not hold: 50 % of 100 came back within 30 days, against 28 % of all repairs.",
  ]);
});
