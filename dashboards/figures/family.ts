import { familyComparison, familyMeasures } from "../charts/family-comparison.ts";
import { shownValue } from "../charts/shown-rows.ts";
import { clearChange } from "../clear-change.ts";
import { copy } from "../copy.ts";
import { factor, percent, shortNumber } from "../format.ts";
import type { FamilyRow } from "../page-data.ts";
import { type Column, estimateColumn, wordColumn } from "./columns.ts";
import { type FindingAbout, figure } from "./figure.ts";

/** How does it compare with its family? */
export const familyFigure = figure<FamilyRow>({
  id: "family",
  chart: "family",
  kind: copy.family.kind,
  table: ({ comparison }) => comparison,
  draw: familyComparison,
  drawable: (rows) => compared(rows).length > 0,
  finding,
  measure: () => copy.family.measure,
  columns: (rows) => [
    wordColumn(copy.columns.measure, "measure", ({ measure }) => familyMeasures[measure].label),
    beside(rows, copy.columns.own, "model", "model"),
    beside(rows, copy.columns.others, "others", "others"),
  ],
});

/** The rows of a table have different units: each is written in its own. */
function beside(rows: readonly FamilyRow[], head: string, name: string, side: "model" | "others"): Column<FamilyRow> {
  const plain = estimateColumn<FamilyRow>(head, name, (row) => row[side], shortNumber);
  const written = new Map(
    rows.map(({ measure }) => [
      measure,
      estimateColumn<FamilyRow>(head, name, (row) => row[side], familyMeasures[measure].format),
    ]),
  );
  return { ...plain, read: (row) => (written.get(row.measure) ?? plain).read(row) };
}

const compared = (rows: readonly FamilyRow[]) =>
  rows.flatMap(({ measure, model, others }) => {
    const [own, rest] = [shownValue(model), shownValue(others)];
    return own === null || rest === null ? [] : [{ measure, own, rest }];
  });

function finding(rows: readonly FamilyRow[], { subject }: FindingAbout): string {
  const both = compared(rows);
  if (both.length === 0) return copy.family.none;
  const rate = both.find(({ measure }) => measure === "rate");
  if (rate !== undefined && rate.rest.value > 0) {
    const times = rate.own.value / rate.rest.value;
    if (clearChange(rate.own, rate.rest) > 0) return copy.family.more(subject, factor(Number(times.toPrecision(2))));
    if (clearChange(rate.own, rate.rest) < 0) return copy.family.fewer(subject, percent(times));
  }
  const returned = both.find(({ measure }) => measure === "returned");
  if (returned !== undefined && clearChange(returned.own, returned.rest) > 0) {
    return copy.family.comesBack(subject, percent(returned.own.value), percent(returned.rest.value));
  }
  return copy.family.alike(subject);
}
