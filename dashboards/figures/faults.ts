import { faultsRanked } from "../charts/faults-ranked.ts";
import { shownRows, shownValue } from "../charts/shown-rows.ts";
import { copy } from "../copy.ts";
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
  finding: (rows, { scope }) => {
    const [top] = shownRows(rows)
      .filter((row) => !isPooled(row))
      .sort((one, other) => other.share.value - one.share.value);
    if (top === undefined) return copy.faults.none(scope);
    const before = shownValue(top.before);
    const share = percent(top.share.value);
    // Up or down is said only where the two intervals leave no doubt.
    if (before !== null && top.share.low > before.high)
      return copy.faults.up(top.label, share, scope, percent(before.value));
    if (before !== null && top.share.high < before.low)
      return copy.faults.down(top.label, share, scope, percent(before.value));
    return copy.faults.most(top.label, share, scope);
  },
  measure: (rows) => copy.faults.measure(shownRows(rows).some(({ before }) => shownValue(before) !== null)),
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
      copy.columns.before,
      "share_before",
      inCell(({ before }) => before),
      percent,
    ),
  ],
});
