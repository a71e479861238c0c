import { ageMonths } from "../../src/analytics/metrics/age-months.ts";
import { kinds } from "../../src/analytics/metrics/cell-address.ts";
import type { RepairsRow } from "../../src/analytics/metrics/repairs.ts";
import { type AgeRow, type SeasonRow, type Shown, suppressed, type Table, type TrendRow } from "../page-data.ts";
import { poisson, rate, round } from "./intervals.ts";
import type { MakerNumbers } from "./maker-numbers.ts";
import { daysIn, monthText } from "./month-text.ts";
import { cellIn, type Scope } from "./view-scope.ts";
import { hundredUnitYears, knownShare } from "./view-tables.ts";

type Span = { readonly id: number; readonly from: number; readonly to: number };

/** Repairs over time: by the maker's bins of months for everything and within a period, by periods for what is crossed with them. */
export function trendTable(numbers: MakerNumbers, scope: Scope): Table<TrendRow> {
  const byBin = scope.kind === kinds.all || scope.kind === kinds.period;
  const spans: Span[] = byBin
    ? numbers.bins
        .filter(({ period }) => scope.kind === kinds.all || period === scope.member)
        .map(({ bin, fromMonth, toMonth }) => ({ id: bin, from: fromMonth, to: toMonth }))
    : periodsOf(numbers);
  const rows = spans.map(({ id, from, to }): TrendRow => {
    const cell = byBin
      ? numbers.repairs.at(kinds.all, 0, kinds.bin, id)
      : cellIn(numbers.repairs, scope, kinds.period, id);
    const days = byBin ? numbers.unitDays(kinds.all, 0, "bin", id) : daysOf(numbers, scope, id);
    const began = from === numbers.bins[0]?.fromMonth ? ({ began: true } as const) : {};
    return {
      from: monthText(from),
      to: monthText(to),
      ...began,
      cell: cell === null ? suppressed : counted(cell, days),
    };
  });
  return { rows, hidden: rows.filter(({ cell }) => cell === suppressed).length };
}

/** The periods of a maker with the months they cover. */
export function periodsOf(numbers: MakerNumbers): Span[] {
  return [...Map.groupBy(numbers.bins, ({ period }) => period)].map(([id, bins]) => ({
    id,
    from: Math.min(...bins.map(({ fromMonth }) => fromMonth)),
    to: Math.max(...bins.map(({ toMonth }) => toMonth)),
  }));
}

/** A fault is counted against all units. */
function daysOf(numbers: MakerNumbers, scope: Scope, period: number): number | null {
  return scope.kind === kinds.fault
    ? numbers.unitDays(kinds.all, 0, "period", period)
    : numbers.unitDays(scope.kind, scope.member, "period", period);
}

function counted({ n, known }: RepairsRow, days: number | null): TrendRow["cell"] {
  const rated = days !== null && known >= n * knownShare;
  return { n, count: poisson(n), rate: rated ? rate(known, days, hundredUnitYears) : null };
}

/** Rates and survival by age. Ends with the last bin that has units; the curve ends before the first bin that is suppressed. */
export function ageTable(numbers: MakerNumbers, scope: Scope): Table<AgeRow> {
  if (scope.kind === kinds.period) return { rows: [], hidden: 0 };
  const owners: Scope = scope.kind === kinds.fault ? { kind: kinds.all, member: 0 } : scope;
  const rows: AgeRow[] = [];
  let exponent = 0;
  let variance = 0;
  let broken = false;
  for (const [at, fromMonths] of ageMonths.entries()) {
    const units = numbers.ages.at(owners.kind, owners.member, kinds.age, at);
    if (units === null) {
      broken ||= rows.length > 0;
      continue;
    }
    const cell = cellIn(numbers.repairs, scope, kinds.age, at);
    const next = ageMonths[at + 1];
    const years = ((next ?? fromMonths + 48) - fromMonths) / 12;
    const shown = cell === null ? null : rate(cell.n, units.unitDays, hundredUnitYears);
    if (cell === null || shown === null || rows.length < at) broken = true;
    let row: Shown<Extract<AgeRow["cell"], { n: number }>> = suppressed;
    if (cell !== null && shown !== null && !broken) {
      const unitYears = units.unitDays / 365.25;
      exponent += (cell.n / unitYears) * years;
      variance += (cell.n / unitYears ** 2) * years ** 2;
      const half = 1.96 * Math.sqrt(variance);
      row = {
        atRisk: units.atRisk,
        n: cell.n,
        rate: shown,
        survival: {
          value: round(Math.exp(-exponent)),
          low: round(Math.exp(-exponent - half)),
          high: round(Math.min(1, Math.exp(-exponent + half))),
        },
      };
    }
    rows.push({ fromMonths, toMonths: next ?? fromMonths + 48, cell: row });
  }
  return { rows, hidden: rows.filter(({ cell }) => cell === suppressed).length };
}

/**
 * Repairs by month of the year, from the months that are shown by themselves, once they are a whole year. The first month, in which
 * recording began, is left out.
 */
export function seasonTable(numbers: MakerNumbers, scope: Scope): Table<SeasonRow> {
  const none = { rows: [], hidden: 0 };
  if (scope.kind !== kinds.all) return none;
  const sums = Array.from({ length: 12 }, () => ({ n: 0, days: 0 }));
  for (const { bin, fromMonth, toMonth } of numbers.bins.slice(1)) {
    const cell = numbers.repairs.at(kinds.all, 0, kinds.bin, bin);
    const sum = sums[fromMonth % 12];
    if (fromMonth !== toMonth || cell === null || sum === undefined) continue;
    sum.n += cell.n;
    sum.days += daysIn(fromMonth, toMonth);
  }
  if (sums.some(({ days }) => days === 0)) return none;
  const mean = sums.reduce((sum, { n, days }) => sum + n / days, 0) / 12;
  const rows = sums.map(({ n, days }, at): SeasonRow => {
    const index = rate(n, days * mean, 1);
    return { month: at + 1, cell: index === null ? suppressed : { n, index } };
  });
  return { rows, hidden: 0 };
}
