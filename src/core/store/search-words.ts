import { type SQL, sql } from "./orm.ts";

/** The condition that `text` (lower case) contains each word of what somebody searched for; at most ten words count. */
export function containsWords(text: SQL, search: string): SQL {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 10);
  if (words.length === 0) return sql`true`;
  return sql.join(
    words.map((word) => sql`strpos(${text}, ${word}) > 0`),
    sql` and `,
  );
}
