import { middleOf, monthsIn } from "./charts/months.ts";
import { shownRows } from "./charts/shown-rows.ts";
import type { Suppressed, TrendRow } from "./page-data.ts";
import { type TrendLine, trendLine } from "./trend-line.ts";

const yearInMilliseconds = 365.25 * 86_400_000;

/**
 * The trend of a page's repairs, over the spans that are shown: of the rate per 100 units and year where units are known, else of
 * repairs a month. The span in which recording began does not count: a part of a month would read as a rise. `valueAt`
 * is in the same unit as the chart. Null where there is too little to say.
 */
export function trendOf(
  rows: readonly TrendRow[],
): (TrendLine & { readonly valueAt: (at: Date) => number; readonly rated: boolean }) | null {
  const shown = shownRows(rows.filter(({ began }) => began !== true));
  const rated = shown.every(({ rate }) => rate !== null);
  const spans = shown.map((row) => ({
    at: middleOf(row).getTime() / yearInMilliseconds,
    count: row.n,
    over: rated ? unitYearsOf(row) : monthsIn(row),
  }));
  const line = trendLine(spans);
  if (line === null) return null;
  return {
    ...line,
    rated,
    valueAt: (at) => line.rateAt(at.getTime() / yearInMilliseconds) * (rated ? 100 : 1),
  };
}

/** Garwood's upper limit of a count of none: what a span without repairs still tells of its unit-years. */
const highOfNone = 3.689;

/** The unit-years behind a span's rate per 100 units and year, read back from it; 0 where it tells none. */
export function unitYearsOf({ n, rate }: Pick<Span, "n" | "rate">): number {
  if (rate === null) return 0;
  if (rate.value > 0) return (n * 100) / rate.value;
  return rate.high > 0 ? (highOfNone * 100) / rate.high : 0;
}

type Span = Exclude<TrendRow["cell"], Suppressed>;
