/** Counts of (row, label), sparse: each row holds the labels that it has met. Rows and labels are whole numbers from 0. */
export type CountTable = {
  readonly add: (row: number, label: number, by: number) => void;
  /** Labels of a row and, at the same places, their counts. */
  readonly row: (row: number) => CountRow;
};
export type CountRow = { readonly labels: readonly number[]; readonly counts: readonly number[] };

const nothing: CountRow = { labels: [], counts: [] };

/** An empty table; it grows as it fills. */
export function makeCountTable(): CountTable {
  const rows: { labels: number[]; counts: number[] }[] = [];
  return {
    add(row, label, by) {
      rows[row] ??= { labels: [], counts: [] };
      const { labels, counts } = rows[row];
      // A row meets few labels and the common ones early, so that they are found near its beginning.
      const at = labels.indexOf(label);
      if (at >= 0) counts[at] = (counts[at] as number) + by;
      else {
        labels.push(label);
        counts.push(by);
      }
    },
    row: (row) => rows[row] ?? nothing,
  };
}
