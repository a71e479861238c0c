import { seasonsOfYear } from "../charts/seasons-of-year.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { copy } from "../copy.ts";
import { factor, monthName, wholeNumber } from "../format.ts";
import type { SeasonRow } from "../page-data.ts";
import { estimateColumn, inCell, numberColumn, wordColumn } from "./columns.ts";
import { figure } from "./figure.ts";

/** Are there seasons? */
export const seasonsFigure = figure<SeasonRow>({
  id: "seasons",
  chart: "seasons",
  kind: copy.seasons.kind,
  table: ({ view }) => view.seasons,
  draw: seasonsOfYear,
  drawable: (rows) => shownRows(rows).length > 0,
  finding: (rows, { scope }) => {
    const shown = shownRows(rows);
    if (shown.length === 0) return copy.seasons.none(scope);
    // Twelve months are looked at at once: one that stands out by its own interval must stand out by a fifth too.
    const peak = shown.reduce((most, row) => (row.index.value > most.index.value ? row : most));
    if (peak.index.low > 1 && peak.index.value >= 1.2) {
      return copy.seasons.peak(monthName(peak.month), factor(round(peak.index.value)), scope);
    }
    const low = shown.reduce((least, row) => (row.index.value < least.index.value ? row : least));
    if (low.index.high < 1 && low.index.value <= 0.8) {
      return copy.seasons.low(monthName(low.month), factor(round(low.index.value)), scope);
    }
    return copy.seasons.flat(scope);
  },
  measure: () => copy.seasons.measure,
  columns: () => [
    wordColumn(copy.columns.month, "month", ({ month }) => monthName(month)),
    numberColumn(
      copy.columns.repairs,
      "repairs",
      inCell(({ n }) => n),
      wholeNumber,
    ),
    estimateColumn(
      copy.columns.index,
      "against_usual_month",
      inCell(({ index }) => index),
      factor,
    ),
  ],
});

const round = (value: number): number => Number(value.toPrecision(2));
