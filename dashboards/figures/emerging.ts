import { chance, emergingFaults, emergingLabel } from "../charts/emerging-faults.ts";
import { copy } from "../copy.ts";
import { monthOfYear, shortNumber, wholeNumber } from "../format.ts";
import type { EmergingRow, Table } from "../page-data.ts";
import { numberColumn, wordColumn } from "./columns.ts";
import { type FigureSource, figure } from "./figure.ts";

/** What is new that chance does not explain? */
export const emergingFigure = figure<EmergingRow>({
  id: "emerging",
  chart: "emerging",
  kind: copy.emerging.kind,
  table: narrowed,
  draw: emergingFaults,
  drawable: (rows) => rows.length > 0,
  finding: (rows) => {
    const [first] = rows;
    if (first === undefined) return copy.emerging.none;
    const numbers = [emergingLabel(first), wholeNumber(first.seen), shortNumber(first.expected)] as const;
    return rows.length === 1
      ? copy.emerging.rise(...numbers)
      : copy.emerging.rises(...numbers, String(rows.length - 1));
  },
  measure: ([first]) =>
    copy.emerging.measure(first === undefined ? "" : copy.covered(monthOfYear(first.from), monthOfYear(first.to))),
  columns: () => [
    wordColumn(copy.columns.fault, "fault", ({ fault }) => fault),
    wordColumn(copy.columns.model, "model", ({ model }) => model),
    wordColumn(copy.columns.months, "months", ({ from, to }) => copy.covered(monthOfYear(from), monthOfYear(to))),
    numberColumn(copy.columns.seen, "seen", ({ seen }) => seen, wholeNumber),
    numberColumn(copy.columns.expected, "expected", ({ expected }) => expected, shortNumber),
    wordColumn(copy.columns.test, "test", ({ test }) => test),
    numberColumn(copy.columns.p, "p", ({ pValue }) => pValue, chance),
    numberColumn(copy.columns.q, "q", ({ qValue }) => qValue, chance),
  ],
  instead: copy.emerging.calm,
  note: (_, { kind }) => (kind === "region" || kind === "period" ? copy.emerging.whole : null),
});

/** Rises are tested once over everything; a view of one model or one fault shows those of them that are about it. */
function narrowed({ emerging, view }: FigureSource): Table<EmergingRow> {
  const { filter } = view;
  if (filter.kind !== "model" && filter.kind !== "fault") return emerging;
  return {
    ...emerging,
    rows: emerging.rows.filter((row) => (filter.kind === "model" ? row.model : row.fault) === filter.label),
  };
}
