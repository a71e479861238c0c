import { fixesThatReturn, judgedFixes, meanReturn, toneOf } from "../charts/fixes-that-return.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { clearChange } from "../clear-change.ts";
import { copy } from "../copy.ts";
import { duration, percent, wholeNumber } from "../format.ts";
import type { FixRow } from "../page-data.ts";
import { estimateColumn, inCell, numberColumn, wordColumn } from "./columns.ts";
import { figure } from "./figure.ts";
import { isPooled } from "./is-pooled.ts";

/** What fixes it, and how often does it come back? */
export const fixesFigure = figure<FixRow>({
  id: "fixes",
  chart: "fixes",
  kind: copy.fixes.kind,
  table: ({ view }) => view.fixes,
  draw: fixesThatReturn,
  drawable: (rows) => judgedFixes(rows).some((row) => !isPooled(row)),
  finding: (rows, { scope }) => {
    const judged = judgedFixes(rows);
    const mean = meanReturn(judged);
    if (mean === null) return copy.fixes.none(scope);
    // The one that fails most repairs among those that fail beyond doubt.
    const [worst] = judged
      .filter((row) => !isPooled(row) && toneOf(row.returned, mean) === "bad")
      .sort((one, other) => other.n * other.returned.value - one.n * one.returned.value);
    if (worst === undefined) return copy.fixes.even(percent(mean), scope);
    const [better] = judged
      .filter((row) => !isPooled(row) && row.fault === worst.fault && clearChange(row.returned, worst.returned) < 0)
      .sort((one, other) => one.returned.value - other.returned.value);
    const share = percent(worst.returned.value);
    if (better === undefined) return copy.fixes.bad(worst.label, share);
    return copy.fixes.better(worst.label, share, better.label, percent(better.returned.value));
  },
  measure: () => copy.fixes.measure,
  columns: () => [
    wordColumn(copy.columns.fix, "fix", ({ label }) => label),
    wordColumn(copy.columns.fault, "fault", ({ fault }) => fault),
    numberColumn(
      copy.columns.repairs,
      "repairs",
      inCell(({ n }) => n),
      wholeNumber,
    ),
    numberColumn(
      copy.columns.judged,
      "judged",
      inCell(({ judged }) => judged),
      wholeNumber,
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
  ],
  note: (rows) => (shownRows(rows).length > 0 && judgedFixes(rows).length === 0 ? copy.fixes.none("") : null),
});
