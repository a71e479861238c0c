import { ageSpan, rateByAge } from "../charts/rate-by-age.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { copy } from "../copy.ts";
import { percent, shortNumber, wholeNumber } from "../format.ts";
import type { AgeRow } from "../page-data.ts";
import { type Column, estimateColumn, inCell, numberColumn, wordColumn } from "./columns.ts";
import { figure } from "./figure.ts";

export const ageColumns: readonly Column<AgeRow>[] = [
  {
    ...wordColumn<AgeRow>(copy.columns.age, "age", ({ fromMonths, toMonths }) => ageSpan(fromMonths, toMonths)),
    csv: [
      { name: "from_months", value: ({ fromMonths }) => fromMonths },
      { name: "to_months", value: ({ toMonths }) => toMonths },
    ],
  },
  numberColumn(
    copy.columns.atRisk,
    "units",
    inCell(({ atRisk }) => atRisk),
    wholeNumber,
  ),
  numberColumn(
    copy.columns.repairs,
    "repairs",
    inCell(({ n }) => n),
    wholeNumber,
  ),
  estimateColumn(
    copy.columns.rate,
    "per_100_units_and_year",
    inCell(({ rate }) => rate),
    shortNumber,
  ),
  estimateColumn(
    copy.columns.survival,
    "without_repair",
    inCell(({ survival }) => survival),
    percent,
  ),
];

/** At which age? The rate of repairs. */
export const agesFigure = figure<AgeRow>({
  id: "ages",
  chart: "ages",
  kind: copy.ages.kind,
  table: ({ view }) => view.ages,
  draw: rateByAge,
  drawable: (rows) => shownRows(rows).length > 0,
  finding: (rows, { scope }) => {
    const shown = shownRows(rows);
    if (shown.length === 0) return copy.ages.none(scope);
    const worst = shown.reduce((most, row) => (row.rate.value > most.rate.value ? row : most));
    const best = shown.reduce((least, row) => (row.rate.value < least.rate.value ? row : least));
    if (worst.rate.low <= best.rate.high) return copy.ages.flat(scope);
    return copy.ages.peak(ageSpan(worst.fromMonths, worst.toMonths), shortNumber(worst.rate.value), scope);
  },
  measure: () => copy.ages.measure,
  columns: () => ageColumns,
});
