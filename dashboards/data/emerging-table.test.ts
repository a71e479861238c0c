import { expect, test } from "vitest";
import { kinds } from "../../src/analytics/metrics/cell-address.ts";
import { emergingTable } from "./emerging-table.ts";
import type { Cells, MakerNumbers } from "./maker-numbers.ts";
import { monthText } from "./month-text.ts";

const none: Cells<never> = { at: () => null, under: () => [] };
const january = 2024 * 12;

/** A maker of whose faults so many were repaired in each period; periods are `months` long and follow each other. */
function numbersOf(faults: Readonly<Record<string, readonly number[]>>, months: number): MakerNumbers {
  const rows = Object.entries(faults);
  const periods = rows[0]?.[1].length ?? 0;
  const named = rows.map(([label], at) => ({
    id: at + 1,
    kind: "fault",
    member: label,
    label,
    family: null,
    ofDesk: false,
    fault: null,
  }));
  const n = (fault: number, period: number | null): number => {
    const counts = rows[fault - 1]?.[1] ?? [];
    return period === null ? counts.reduce((sum, one) => sum + one, 0) : (counts[period] ?? 0);
  };
  return {
    bins: Array.from({ length: periods }, (_, period) => ({
      bin: period,
      period,
      year: null,
      fromMonth: january + period * months,
      toMonth: january + (period + 1) * months - 1,
    })),
    members: new Map(named.map((row) => [row.id, row])),
    named: (kind) => named.filter((row) => row.kind === kind),
    repairs: {
      at(ka, a, kb, b) {
        const [fault, period] =
          ka === kinds.fault && kb === kinds.period ? [a, b] : kb === kinds.fault ? [b, null] : [0, 0];
        if (fault === 0 || ka === kinds.model) return null;
        return { ka, a, kb, b, n: n(fault, period), known: n(fault, period) };
      },
      under: () => [],
    },
    returns: none,
    durations: none,
    parts: none,
    ages: none,
    unitDays: () => null,
  };
}
const found = (faults: Readonly<Record<string, readonly number[]>>, months = 3) =>
  emergingTable(numbersOf(faults, months)).rows.map(({ fault, from, to }) => [fault, from, to]);
/** Faults that come as they always came. */
const steady = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`Steady ${at}`, [9, 10, 9, 10, 9, 10, 9, 9]]));

test("what came seldom and now comes often is new; what comes every year at this time is not", () => {
  const pump = [1, 0, 1, 1, 0, 1, 1, 14];
  const condenser = [1, 2, 1, 14, 1, 2, 1, 15];
  // Two years of quarters: the newest is the fourth of 2025.
  expect(found({ ...steady(10), Pump: pump, Condenser: condenser })).toEqual([
    ["Pump", monthText(january + 21), monthText(january + 23)],
  ]);
});

test("a rise that one of many faults shows by chance is not told", () => {
  // 10 of 35 in an eighth of the time: a chance of about 1 %. Told of a fault that is looked at alone, not of one in thirty-one.
  const luck = [4, 4, 4, 1, 4, 4, 4, 10];
  expect(found({ Luck: luck })).toHaveLength(1);
  expect(found({ ...steady(30), Luck: luck })).toEqual([]);
});

test("where a period is years long its rise is a trend, and nothing new", () => {
  expect(found({ ...steady(3), Pump: [1, 0, 1, 1, 0, 1, 1, 40] }, 24)).toEqual([]);
});
