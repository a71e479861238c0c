import { areRated, modelsRanked } from "../charts/models-ranked.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { clearChange } from "../clear-change.ts";
import { copy } from "../copy.ts";
import { duration, factor, percent, shortNumber, wholeNumber } from "../format.ts";
import type { ModelRow } from "../page-data.ts";
import { type Column, estimateColumn, inCell, numberColumn, wordColumn } from "./columns.ts";
import { type FindingAbout, figure } from "./figure.ts";

/** The columns of a table of models; also of the one with links. */
export const modelColumns: readonly Column<ModelRow>[] = [
  wordColumn(copy.columns.model, "model", ({ label }) => label),
  wordColumn(copy.columns.family, "family", ({ family }) => family),
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
    copy.columns.returned,
    "came_back",
    inCell(({ returned }) => returned),
    percent,
  ),
  numberColumn(
    copy.columns.median,
    "median_minutes",
    inCell(({ medianMinutes }) => medianMinutes),
    duration,
  ),
];

/** Which models? */
export const modelsFigure = figure<ModelRow>({
  id: "models",
  chart: "models",
  kind: copy.models.kind,
  table: ({ view }) => view.models,
  draw: modelsRanked,
  drawable: (rows) => shownRows(rows).length > 0,
  finding,
  measure: (rows) => (areRated(rows) ? copy.models.rated : copy.models.counted),
  columns: () => modelColumns,
});

function finding(rows: readonly ModelRow[], { scope }: FindingAbout): string {
  const all = shownRows(rows);
  const shown = all.filter(({ page }) => page !== null);
  const [one] = shown;
  if (one === undefined) return copy.models.none(scope);
  if (all.length === 1 && rows.length === 1) return copy.models.one(one.label);
  if (!areRated(rows)) {
    const total = all.reduce((sum, { n }) => sum + n, 0);
    const top = shown.reduce((most, row) => (row.n > most.n ? row : most));
    return copy.models.count(top.label, percent(top.n / Math.max(1, total)), scope);
  }
  const ranked = shown
    .flatMap((row) => (row.rate === null ? [] : [{ label: row.label, rate: row.rate }]))
    .sort((a, b) => b.rate.value - a.rate.value);
  const [top, next] = ranked;
  if (top === undefined) return copy.models.none(scope);
  if (next !== undefined && next.rate.value > 0 && clearChange(top.rate, next.rate) > 0) {
    return copy.models.clearly(top.label, factor(Number((top.rate.value / next.rate.value).toPrecision(2))), scope);
  }
  return copy.models.rate(top.label, shortNumber(top.rate.value), scope);
}
