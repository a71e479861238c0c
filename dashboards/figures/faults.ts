import { changeOf, faultsRanked } from "../charts/faults-ranked.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { copy, inYear } from "../copy.ts";
import { percent, wholeNumber } from "../format.ts";
import type { FaultRow } from "../page-data.ts";
import { estimateColumn, inCell, numberColumn, wordColumn } from "./columns.ts";
import { figure } from "./figure.ts";
import { isPooled } from "./is-pooled.ts";

/** What fails most? */
export const faultsFigure = figure<FaultRow>({
  id: "faults",
  chart: "faults",
  kind: copy.faults.kind,
  table: ({ view }) => view.faults,
  draw: faultsRanked,
  drawable: (rows) => shownRows(rows).length > 0,
  finding: (rows, { scope, newestYear }) => {
    const [top] = shownRows(rows)
      .filter((row) => !isPooled(row))
      .sort((one, other) => other.share.value - one.share.value);
    if (top === undefined) return copy.faults.none(scope);
    const change = changeOf(top);
    if (change === null || change.clear === 0) return copy.faults.most(top.label, percent(top.share.value), scope);
    const say = change.clear > 0 ? copy.faults.up : copy.faults.down;
    return say(top.label, percent(change.recent), inYear(scope, newestYear), percent(change.before));
  },
  measure: (rows) => copy.faults.measure(shownRows(rows).some((row) => changeOf(row) !== null)),
  columns: () => [
    wordColumn(copy.columns.fault, "fault", ({ label }) => label),
    numberColumn(
      copy.columns.repairs,
      "repairs",
      inCell(({ n }) => n),
      wholeNumber,
    ),
    estimateColumn(
      copy.columns.share,
      "share",
      inCell(({ share }) => share),
      percent,
    ),
    estimateColumn(
      copy.columns.recent,
      "share_newest_year",
      inCell(({ recent }) => recent),
      percent,
    ),
    estimateColumn(
      copy.columns.before,
      "share_year_before",
      inCell(({ before }) => before),
      percent,
    ),
  ],
});
