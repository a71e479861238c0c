import { Problem } from "../core/domain/problem.ts";

/** Rows that any list goes back at most. */
const furthest = 1_000_000;

/** The opaque cursor of a page that begins after `offset` rows. */
export function offsetCursor(offset: number): string {
  return Buffer.from(`o${offset}`).toString("base64url");
}

/** How many rows a cursor leaves out; 0 for none. Throws Problem `cursor.invalid` for what `offsetCursor` did not write. */
export function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const found = /^o(\d{1,7})$/.exec(Buffer.from(cursor, "base64url").toString("latin1"));
  const offset = found === null ? Number.NaN : Number(found[1]);
  if (!(offset <= furthest)) throw new Problem("cursor.invalid", {});
  return offset;
}
