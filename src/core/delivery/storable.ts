import { sqlState } from "../store/sql-state.ts";

/**
 * Whether the database said that this very content can never be stored: data that it cannot hold (class 22), a broken rule of the table (23),
 * more than fits (54); or that it is no JSON. All else is a matter of time. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isUnstorable(error: unknown): boolean {
  const code = sqlState(error);
  if (code === null) return error instanceof TypeError || error instanceof RangeError;
  return /^(22|23|54)[0-9A-Z]{3}$/.test(code);
}

/** The same plain JSON with what PostgreSQL's `jsonb` refuses taken out of its texts: zero characters, and halves of characters. */
export function storable<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === "string" ? cleaned(each) : each)));
}

const cleaned = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");
