/** A cell of a table as the world sees it: `n` where it is shown; and as it truly is, for judging the attack. */
export type SeenCell = {
  readonly row: number;
  readonly column: number;
  readonly shown: boolean;
  readonly truth: number;
};

export type SeenTable = {
  readonly cells: readonly SeenCell[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Rows and columns whose totals are published. */
  readonly knownRows: ReadonlySet<number>;
  readonly knownColumns: ReadonlySet<number>;
};

/**
 * Whether somebody who knows the totals and every shown cell can work out a hidden cell exactly, given that numbers of repairs are whole
 * and not negative. They can not just where another table agrees with all that is published and has another number there: the hidden
 * cells of the two then differ along a closed walk that goes up in one cell and down in the next (Gusfield 1988). A line whose
 * total is not known may keep the difference.
 */
export function canDerive(table: SeenTable, row: number, column: number): boolean {
  return !hasOther(table, row, column, 1) && !hasOther(table, row, column, -1);
}

function hasOther(table: SeenTable, row: number, column: number, change: 1 | -1): boolean {
  const at = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const free = (r: number, c: number, by: 1 | -1): boolean => {
    const cell = at.get(`${r} ${c}`);
    if (cell?.shown === true) return false;
    return by === 1 || (cell?.truth ?? 0) > 0;
  };
  if (!free(row, column, change)) return false;
  // A walk from the column of the target back to its row: in a column the change is made good by the opposite one, and so on.
  const escapes =
    table.rows.some((one) => !table.knownRows.has(one)) || table.columns.some((one) => !table.knownColumns.has(one));
  const reached = new Set<string>();
  const queue: { readonly kind: "row" | "column"; readonly id: number; readonly by: 1 | -1 }[] = [
    { kind: "column", id: column, by: change },
  ];
  const rowDone = !table.knownRows.has(row);
  let outside = false;
  while (queue.length > 0) {
    const here = queue.pop();
    if (here === undefined) break;
    const key = `${here.kind} ${here.id} ${here.by}`;
    if (reached.has(key)) continue;
    reached.add(key);
    const known = here.kind === "row" ? table.knownRows : table.knownColumns;
    if (!known.has(here.id)) outside = true;
    if (here.kind === "row" && here.id === row && here.by === -change) return true;
    const opposite = here.by === 1 ? -1 : 1;
    const others = here.kind === "column" ? table.rows : table.columns;
    for (const other of others) {
      const [r, c] = here.kind === "column" ? [other, here.id] : [here.id, other];
      if (r === row && c === column) continue;
      if (free(r, c, opposite))
        queue.push({ kind: here.kind === "column" ? "row" : "column", id: other, by: opposite });
    }
  }
  if (!escapes) return false;
  return outside && (rowDone || leavesFrom(table, row, column, change, free));
}

/** Whether the row's own balance can be restored through a line whose total is not known. */
function leavesFrom(
  table: SeenTable,
  row: number,
  column: number,
  change: 1 | -1,
  free: (r: number, c: number, by: 1 | -1) => boolean,
): boolean {
  const reached = new Set<string>();
  const queue: { readonly kind: "row" | "column"; readonly id: number; readonly by: 1 | -1 }[] = [
    { kind: "row", id: row, by: change },
  ];
  while (queue.length > 0) {
    const here = queue.pop();
    if (here === undefined) return false;
    const key = `${here.kind} ${here.id} ${here.by}`;
    if (reached.has(key)) continue;
    reached.add(key);
    const known = here.kind === "row" ? table.knownRows : table.knownColumns;
    if (!known.has(here.id)) return true;
    const opposite = here.by === 1 ? -1 : 1;
    for (const other of here.kind === "column" ? table.rows : table.columns) {
      const [r, c] = here.kind === "column" ? [other, here.id] : [here.id, other];
      if (r === row && c === column) continue;
      if (free(r, c, opposite))
        queue.push({ kind: here.kind === "column" ? "row" : "column", id: other, by: opposite });
    }
  }
  return false;
}
