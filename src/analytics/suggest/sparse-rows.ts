/** Rows of (column, value), end to end in typed arrays: row `r` lies at `start[r]` to `start[r + 1]`. */
export type SparseRows = {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float32Array;
};

/** One row, its columns and their values side by side. */
export type SparseRow = { readonly column: Int32Array; readonly value: Float32Array };

/** Packs rows that were built one by one. */
export function sparseRows(rows: readonly SparseRow[]): SparseRows {
  const start = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) start[at + 1] = (start[at] ?? 0) + row.column.length;
  const size = start[rows.length] ?? 0;
  const column = new Int32Array(size);
  const value = new Float32Array(size);
  for (const [at, row] of rows.entries()) {
    column.set(row.column, start[at]);
    value.set(row.value, start[at]);
  }
  return { start, column, value };
}
