import type { RawRow } from "./metric-session.ts";

/** A column that holds a number. Throws where it does not: the SQL and its type have grown apart. */
export function numberIn(row: RawRow, column: string): number {
  const value = row[column];
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "number") throw new TypeError(`${column} is no number but ${String(value)}`);
  return value;
}

/** A column that holds a text, or nothing. */
export function textIn(row: RawRow, column: string): string | null {
  const value = row[column];
  if (value === null || value === undefined) return null;
  if (typeof value !== "string") throw new TypeError(`${column} is no text but ${String(value)}`);
  return value;
}

export function flagIn(row: RawRow, column: string): boolean {
  const value = row[column];
  if (typeof value !== "boolean") throw new TypeError(`${column} is neither true nor false but ${String(value)}`);
  return value;
}
