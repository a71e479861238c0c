import { copy } from "../copy.ts";
import { type Estimate, isSuppressed, type Shown } from "../page-data.ts";

type Value = string | number | null;

/** What a cell of a data table says; `range`: its interval, in small letters; `quiet`: not known or suppressed. */
export type CellText = { readonly text: string; readonly range?: string; readonly quiet: boolean };

/** A column of a chart's data table, and the columns of the CSV that say the same in full. */
export type Column<Row> = {
  readonly head: string;
  readonly numeric: boolean;
  /** As people read it. */
  readonly read: (row: Row) => CellText;
  readonly csv: readonly { readonly name: string; readonly value: (row: Row) => Value }[];
};

const hidden = { text: copy.figure.notShown, quiet: true } as const;
const unknown = { text: copy.figure.notKnown, quiet: true } as const;
/** Whether a cell says that its value is not known, rather than hidden. */
export const isUnknown = ({ text, quiet }: CellText): boolean => quiet && text === unknown.text;
/** What the CSV says of a suppressed cell. */
const suppressedInCsv = "suppressed";

/** Words. */
export const wordColumn = <Row>(head: string, name: string, get: (row: Row) => string | null): Column<Row> => ({
  head,
  numeric: false,
  read: (row) => {
    const text = get(row);
    return text === null ? unknown : { text, quiet: false };
  },
  csv: [{ name, value: get }],
});

/** One number: null where it is not known. */
export const numberColumn = <Row>(
  head: string,
  name: string,
  get: (row: Row) => Shown<number> | null,
  write: (value: number) => string,
): Column<Row> => ({
  head,
  numeric: true,
  read: (row) => {
    const value = get(row);
    return value === null ? unknown : isSuppressed(value) ? hidden : { text: write(value), quiet: false };
  },
  csv: [{ name, value: (row) => inCsv(get(row)) }],
});

/** A number with its interval: one column to read, three in the CSV. */
export const estimateColumn = <Row>(
  head: string,
  name: string,
  get: (row: Row) => Shown<Estimate> | null,
  write: (value: number) => string,
): Column<Row> => ({
  head,
  numeric: true,
  read: (row) => {
    const value = get(row);
    if (value === null) return unknown;
    if (isSuppressed(value)) return hidden;
    return { text: write(value.value), range: copy.figure.range(write(value.low), write(value.high)), quiet: false };
  },
  csv: (["value", "low", "high"] as const).map((part) => ({
    name: part === "value" ? name : `${name}_${part}`,
    value: (row: Row) => {
      const value = get(row);
      return value === null || isSuppressed(value) ? inCsv(value) : round(value[part]);
    },
  })),
});

/** Reads from a row's cell, if it may be seen. */
export const inCell =
  <Cell, Value>(get: (cell: Cell) => Shown<Value> | null) =>
  (row: { readonly cell: Shown<Cell> }): Shown<Value> | null =>
    isSuppressed(row.cell) ? row.cell : get(row.cell);

const inCsv = (value: Shown<number> | null): Value =>
  value === null ? null : isSuppressed(value) ? suppressedInCsv : round(value);

/** Five digits that count: more would be noise of the arithmetic. */
const round = (value: number): number => Number(value.toPrecision(5));
