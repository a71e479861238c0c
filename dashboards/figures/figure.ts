import type { PlotOptions } from "@observablehq/plot";
import type { ChartSize } from "../charts/chart-size.ts";
import { copy, scopeOf } from "../copy.ts";
import type { ChartId, EmergingRow, FamilyRow, Filter, Table, View } from "../page-data.ts";
import { type CellText, type Column, isUnknown } from "./columns.ts";
import { csvOf } from "./csv-of.ts";

/** What a figure may look at: one view of a page, and what the page has only once. */
export type FigureSource = {
  readonly view: View;
  readonly emerging: Table<EmergingRow>;
  readonly comparison: Table<FamilyRow>;
  /** The model's or the manufacturer's name. */
  readonly subject: string;
  readonly k: number;
  /** The calendar year in which the time covered ends. */
  readonly newestYear: string;
};

/** What a finding needs to know besides its rows: words that say where it holds (" on X 200", or empty). */
export type FindingAbout = {
  readonly scope: string;
  readonly subject: string;
  readonly filter: Filter;
  readonly newestYear: string;
};

/** A figure as it is to be shown under one filter: the same on the server and in the browser. */
export type FigureContent = {
  /** The finding, in plain words. */
  readonly title: string;
  readonly measure: string;
  /** Text alternative of the drawing. */
  readonly says: string;
  /** What Plot is told; null where there is nothing to draw. */
  readonly spec: ((size: ChartSize) => PlotOptions) | null;
  /** What stands in place of a drawing. */
  readonly instead: string;
  /** Whether it answers its question: by a drawing, or by a finding that needs none ("nothing is new"). */
  readonly answers: boolean;
  /** Notes that stand below: what is suppressed, what is left out. */
  readonly notes: readonly string[];
  readonly heads: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly body: readonly (readonly CellText[])[];
  readonly csv: () => string;
};

/** One figure of a page: unique by `id`; several may share a measure. */
export type Figure = {
  readonly id: string;
  readonly chart: ChartId;
  readonly content: (source: FigureSource) => FigureContent;
};

/** Makes a figure of how its rows are found, drawn, told and tabled. */
export function figure<Row>(parts: {
  readonly id: string;
  readonly chart: ChartId;
  readonly kind: string;
  readonly table: (source: FigureSource) => Table<Row>;
  readonly draw: (rows: readonly Row[], size: ChartSize) => PlotOptions;
  /** Whether any of the rows can be drawn. */
  readonly drawable: (rows: readonly Row[]) => boolean;
  readonly finding: (rows: readonly Row[], about: FindingAbout) => string;
  readonly measure: (rows: readonly Row[]) => string;
  readonly columns: (rows: readonly Row[]) => readonly Column<Row>[];
  /** What is to be told where there is nothing to draw, if that is a finding. */
  readonly instead?: string;
  readonly note?: (rows: readonly Row[], filter: Filter) => string | null;
}): Figure {
  return {
    id: parts.id,
    chart: parts.chart,
    content: (source) => {
      const { rows, hidden } = parts.table(source);
      const { filter } = source.view;
      const columns = parts.columns(rows);
      // A column of which nothing is known, such as the family where no model has one, is not read; the CSV has it.
      const read = columns.filter((column) => rows.length === 0 || rows.some((row) => !isUnknown(column.read(row))));
      const title = parts.finding(rows, {
        scope: scopeOf(filter),
        subject: source.subject,
        filter,
        newestYear: source.newestYear,
      });
      const note = parts.note?.(rows, filter) ?? null;
      return {
        title,
        measure: parts.measure(rows),
        says: copy.figure.alternative(parts.kind, title),
        spec: parts.drawable(rows) ? (size) => parts.draw(rows, size) : null,
        instead: parts.instead ?? copy.figure.empty,
        answers: parts.instead !== undefined || parts.drawable(rows),
        notes: [...(hidden > 0 ? [copy.figure.hidden(hidden, source.k)] : []), ...(note === null ? [] : [note])],
        heads: read.map(({ head, numeric }) => ({ text: head, numeric })),
        body: rows.map((row) => read.map((column) => column.read(row))),
        csv: () => csvOf(columns, rows),
      };
    },
  };
}
