import { kinds } from "../../src/analytics/metrics/cell-address.ts";
import { atLeast, emergingFaults, type FaultCounts } from "../../src/analytics/suggest/emerging.ts";
import type { EmergingRow, Table } from "../page-data.ts";
import { round } from "./intervals.ts";
import type { MakerNumbers } from "./maker-numbers.ts";
import { daysIn, monthText } from "./month-text.ts";
import { periodsOf } from "./time-tables.ts";
import { labelOf } from "./view-tables.ts";

/** Periods before the newest that a rate is to be known from. */
const leastBefore = 2;

/** Months that may still be called the newest. */
const mostMonths = 12;

/** Chance at which a rise over the same months of the year before is still believed. */
const seasonLevel = 0.05;

/**
 * Faults that rise more than chance explains: the newest period, and the newest two, beside all before, whose repairs are what the fault
 * has in all less those. What came as often in the same months of the year before is a season, not news. Made of nothing but shown cells.
 */
export function emergingTable(numbers: MakerNumbers): Table<EmergingRow> {
  const periods = periodsOf(numbers).sort((one, other) => one.from - other.from);
  const tested = new Map<
    string,
    { readonly fault: number; readonly from: number; readonly to: number; readonly season: number }
  >();
  const counts: FaultCounts[] = [];
  for (const newest of [1, 2]) {
    const recent = periods.slice(-newest);
    const [first, last] = [recent[0], recent.at(-1)];
    if (first === undefined || last === undefined || periods.length < newest + leastBefore) continue;
    // Where too few report, a period is years: what rises over those is a trend, and nothing new.
    if (last.to - first.from >= mostMonths) continue;
    const earlier = periods.slice(0, -newest);
    const beforeDays = daysOf(earlier);
    const recentDays = daysOf(recent);
    for (const { id, member } of numbers.named("fault")) {
      const whole = numbers.repairs.at(kinds.all, 0, kinds.fault, id);
      const seen = sumOf(numbers, id, recent);
      if (whole === null || seen === null || whole.n < seen) continue;
      const season = seasonChance(numbers, id, { n: seen, days: recentDays, whole: whole.n }, periods, [first, last]);
      const key = `${member} ${newest}`;
      tested.set(key, { fault: id, from: first.from, to: last.to, season });
      counts.push({ key, recent: seen, recentDays, before: whole.n - seen, beforeDays });
    }
  }
  const found = new Map<number, EmergingRow>();
  for (const { key, recent, expected, pValue, qValue, test } of emergingFaults(counts)) {
    const about = tested.get(key);
    const member = about === undefined ? undefined : numbers.members.get(about.fault);
    if (about === undefined || member === undefined || found.has(about.fault)) continue;
    // Taken out only now: tests that were not told count among those that could have been false alarms.
    if (about.season > seasonLevel) continue;
    found.set(about.fault, {
      fault: labelOf(member),
      model: onlyModel(numbers, about.fault),
      seen: recent,
      expected: round(expected),
      from: monthText(about.from),
      to: monthText(about.to),
      test,
      pValue: round(pValue),
      qValue: round(qValue),
    });
  }
  return { rows: [...found.values()], hidden: 0 };
}

type Period = ReturnType<typeof periodsOf>[number];

function daysOf(periods: readonly Period[]): number {
  return periods.reduce((sum, { from, to }) => sum + daysIn(from, to), 0);
}

/** Repairs of a fault in periods together; null where one of them is suppressed. */
function sumOf(numbers: MakerNumbers, fault: number, periods: readonly Period[]): number | null {
  let sum = 0;
  for (const { id } of periods) {
    const cell = numbers.repairs.at(kinds.fault, fault, kinds.period, id);
    if (cell === null) return null;
    sum += cell.n;
  }
  return sum;
}

/**
 * The chance of so many or more had the fault come as often in the same months of the year before; 0 where these are not known. Where they
 * are suppressed, as many as all suppressed periods hold together are taken for theirs.
 */
function seasonChance(
  numbers: MakerNumbers,
  fault: number,
  now: { readonly n: number; readonly days: number; readonly whole: number },
  periods: readonly Period[],
  [first, last]: readonly [Period, Period],
): number {
  const same = periods.filter(({ from, to }) => from <= last.to - 12 && to >= first.from - 12 && to < first.from);
  if (same.length === 0) return 0;
  const shownOf = (list: readonly Period[]): number =>
    list.reduce((sum, period) => sum + (sumOf(numbers, fault, [period]) ?? 0), 0);
  const then = sumOf(numbers, fault, same) ?? shownOf(same) + Math.max(0, now.whole - shownOf(periods));
  const share = now.days / (now.days + daysOf(same));
  return atLeast(now.n, now.n + then, share);
}

/** The one model that all shown repairs of a fault were on; null where there are several, or it cannot be told. */
function onlyModel(numbers: MakerNumbers, fault: number): string | null {
  const whole = numbers.repairs.at(kinds.all, 0, kinds.fault, fault);
  const all = numbers.named("model").find((model) => {
    const cell = numbers.repairs.at(kinds.model, model.id, kinds.fault, fault);
    return cell !== null && cell.n === whole?.n;
  });
  return all === undefined ? null : labelOf(all);
}
