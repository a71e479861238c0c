/**
 * A number of rows as SQL text, for `limit`. Plans are made once a connection, without the values: for a placeholder PostgreSQL takes a
 * tenth of the table and reads large tables whole; a number that stands in the text is believed. Only for few different numbers, each
 * of which is a statement of its own. Throws for what is no count.
 */
export function rowLimit(rows: number): string {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`${rows} is no number of rows`);
  return String(rows);
}
