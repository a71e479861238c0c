import { partsNeeded } from "../charts/parts-needed.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { copy } from "../copy.ts";
import { percent, wholeNumber } from "../format.ts";
import type { PartRow } from "../page-data.ts";
import { estimateColumn, inCell, numberColumn, wordColumn } from "./columns.ts";
import { figure } from "./figure.ts";
import { isPooled } from "./is-pooled.ts";

/** Which parts are needed? */
export const partsFigure = figure<PartRow>({
  id: "parts",
  chart: "parts",
  kind: copy.parts.kind,
  table: ({ view }) => view.parts,
  draw: partsNeeded,
  drawable: (rows) => shownRows(rows).length > 0,
  finding: (rows, { scope }) => {
    const [top] = shownRows(rows)
      .filter((row) => !isPooled(row))
      .sort((one, other) => other.share.value - one.share.value);
    return top === undefined ? copy.parts.none(scope) : copy.parts.most(top.label, percent(top.share.value), scope);
  },
  measure: () => copy.parts.measure,
  columns: () => [
    wordColumn(copy.columns.part, "part", ({ label }) => label),
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
  ],
});
