/** Rows of (column, value), end to end in typed arrays: row `r` lies at `start[r]` to `start[r + 1]`. */
export type SparseRows = {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float32Array;
};

/** Packs rows that were built one by one. */
export function sparseRows(rows: readonly (readonly (readonly [column: number, value: number])[])[]): SparseRows {
  const start = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) start[at + 1] = (start[at] ?? 0) + row.length;
  const size = start[rows.length] ?? 0;
  const column = new Int32Array(size);
  const value = new Float32Array(size);
  let at = 0;
  for (const row of rows) {
    for (const [where, what] of row) {
      column[at] = where;
      value[at] = what;
      at += 1;
    }
  }
  return { start, column, value };
}
