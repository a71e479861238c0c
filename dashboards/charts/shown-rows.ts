import { isSuppressed, type Shown, type Suppressed } from "../page-data.ts";

type Flat<Row extends { readonly cell: unknown }> = Omit<Row, "cell"> & Exclude<Row["cell"], Suppressed>;

/** The rows whose numbers may be seen, each with its numbers beside its name. */
export function shownRows<Row extends { readonly cell: Shown<object> }>(rows: readonly Row[]): readonly Flat<Row>[] {
  return rows.flatMap((row) => {
    const { cell, ...rest } = row;
    return isSuppressed(cell) ? [] : [{ ...rest, ...cell } as unknown as Flat<Row>];
  });
}

/** A value that may be seen, or null. */
export const shownValue = <Value>(value: Shown<Value> | null): Value | null =>
  value === null || isSuppressed(value) ? null : value;
