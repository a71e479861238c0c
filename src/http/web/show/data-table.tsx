import type { ComponentChildren } from "preact";

export type Column<T> = {
  readonly head: string;
  readonly cell: (row: T) => ComponentChildren;
  /** Left out where the screen is narrow. */
  readonly wide?: boolean;
  /** A number: digits of one width, at the end of the column. */
  readonly number?: boolean;
  /** Buttons: its head is for screen readers alone. */
  readonly deeds?: boolean;
};

/** Rows under heads. `label` says what the table is of. */
export function DataTable<T>({
  label,
  columns,
  rows,
  keyOf,
}: {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
}) {
  const look = (column: Column<T>): string =>
    [column.wide ? "wide" : "", column.number ? "number" : "", column.deeds ? "deeds" : ""].filter(Boolean).join(" ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where it is too wide, so it must be reachable by keyboard
    <section class="table-box" aria-label={label} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" class={look(column)}>
                {column.deeds ? <span class="unseen">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.head} class={look(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
