import type { Column } from "./columns.ts";

/** Rows as CSV (RFC 4180): a header, CRLF, quotes doubled. Words that a spreadsheet would run as a formula get an apostrophe (OWASP, CSV injection). */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const fields = columns.flatMap(({ csv }) => csv);
  const lines = [fields.map(({ name }) => name), ...rows.map((row) => fields.map(({ value }) => written(value(row))))];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

function written(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
