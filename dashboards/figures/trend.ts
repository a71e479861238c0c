import { monthsIn } from "../charts/months.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { trendOfRepairs } from "../charts/trend-of-repairs.ts";
import { copy } from "../copy.ts";
import { monthOfYear, percent, shortNumber, wholeNumber } from "../format.ts";
import { isSuppressed, type TrendRow } from "../page-data.ts";
import { trendOf, unitYearsOf } from "../trend-of.ts";
import { estimateColumn, inCell, numberColumn, wordColumn } from "./columns.ts";
import { type FindingAbout, figure } from "./figure.ts";

/** Is it getting better or worse? */
export const trendFigure = figure<TrendRow>({
  id: "trend",
  chart: "trend",
  kind: copy.trend.kind,
  table: ({ view }) => view.trend,
  draw: trendOfRepairs,
  drawable: (rows) => shownRows(rows).length > 0,
  finding,
  measure: (rows) => copy.trend.measure(isRated(rows), shownBegan(rows)),
  columns: (rows) => [
    wordColumn(copy.columns.months, "months", ({ from, to }) =>
      from === to ? monthOfYear(from) : `${monthOfYear(from)} to ${monthOfYear(to)}`,
    ),
    numberColumn(
      copy.columns.repairs,
      "repairs",
      inCell(({ n }) => n),
      wholeNumber,
    ),
    ...(isRated(rows)
      ? [
          estimateColumn<TrendRow>(
            copy.columns.rate,
            "per_100_units_and_year",
            inCell(({ rate }) => rate),
            shortNumber,
          ),
        ]
      : [
          estimateColumn<TrendRow>(
            copy.columns.count,
            "repairs_expected",
            inCell(({ count }) => count),
            shortNumber,
          ),
        ]),
  ],
});

const isRated = (rows: readonly TrendRow[]): boolean => shownRows(rows).every(({ rate }) => rate !== null);

/** Whether the hollow dot of the span in which recording began is there. */
const shownBegan = (rows: readonly TrendRow[]): boolean =>
  rows.some(({ began, cell }) => began === true && !isSuppressed(cell));

function finding(rows: readonly TrendRow[], { scope }: FindingAbout): string {
  const shown = shownRows(rows);
  const trend = trendOf(rows);
  // The newest year that is shown, or as much of it as there is.
  const recent = shown.slice(-12);
  const rated = isRated(rows);
  const over = recent.reduce((sum, row) => sum + (rated ? unitYearsOf(row) / 100 : monthsIn(row)), 0);
  if (over === 0) return copy.trend.none(scope);
  const value = recent.reduce((sum, { n }) => sum + n, 0) / over;
  const all = copy.trend.level[rated ? "rated" : "counted"](shortNumber(Number(value.toPrecision(2))), scope);
  // Spans that may be shown are those with many repairs: the mean of a few of them is not that of all.
  const level = shown.length < rows.length * 0.75 ? copy.trend.partly(all, shown.length, rows.length) : all;
  if (trend === null) return copy.trend.short(level);
  if (trend.low > 1) return copy.trend.rising(level, percent(roundShare(trend.factor - 1)));
  if (trend.high < 1) return copy.trend.falling(level, percent(roundShare(1 - trend.factor)));
  return copy.trend.steady(level);
}

const roundShare = (share: number): number => Math.round(share * 100) / 100;
