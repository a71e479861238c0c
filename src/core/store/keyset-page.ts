import { Problem } from "../domain/problem.ts";
import { type SQL, sql } from "./orm.ts";
import { rowLimit } from "./row-limit.ts";
import type { Work } from "./work.ts";

/** What a list may be sorted by: an expression that is never null. Times go to the millisecond. */
export type Sort = { readonly by: SQL; readonly kind: "text" | "number" | "time"; readonly descending?: boolean };

/** Which page of a list: `cursor` as `nextCursor` gave it, at most `limit` items. */
export type PageAsk<Name extends string = string> = {
  readonly sort: Name;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/**
 * A page of `select <columns> <from> where <conditions>`, in the order of the sort and then of `id`: rows that come or go meanwhile make it
 * neither repeat nor miss another. Throws Problem `cursor.invalid` for a cursor that this list and sort did not give.
 */
export async function selectPage<Row extends Record<string, unknown>, Name extends string>(
  work: Work,
  list: {
    readonly columns: SQL;
    readonly from: SQL;
    readonly where: readonly SQL[];
    readonly sorts: Readonly<Record<Name, Sort>>;
    /** The column that tells rows apart, a UUID. */
    readonly id: SQL;
  },
  ask: PageAsk<Name>,
): Promise<Page<Row>> {
  const limit = Math.min(100, Math.max(1, Math.trunc(ask.limit)));
  const { by, kind, descending = false } = list.sorts[ask.sort];
  const key = kind === "time" ? sql`(extract(epoch from ${by}) * 1000)::bigint` : by;
  const conditions = [sql`true`, ...list.where];
  if (ask.cursor !== undefined) {
    const after = readCursor(ask.cursor, ask.sort, kind);
    conditions.push(sql`(${by}, ${list.id}) ${descending ? sql`<` : sql`>`} (${after.key}, ${after.id}::uuid)`);
  }
  const way = descending ? sql`desc` : sql`asc`;
  const rows = await work.tx.execute<Row & { page_key: string; page_id: string }>(sql`
    select ${list.columns}, (${key})::text as page_key, ${list.id} as page_id ${list.from}
    where ${sql.join(conditions, sql` and `)} order by ${by} ${way}, ${list.id} ${way} limit ${sql.raw(rowLimit(limit + 1))}`);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ page_key: _, page_id: __, ...row }) => row as unknown as Row),
    nextCursor: last === undefined ? null : writeCursor([ask.sort, last.page_key, last.page_id]),
  };
}

function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

function readCursor(cursor: string, sort: string, kind: Sort["kind"]): { readonly key: SQL; readonly id: string } {
  const [name, key, id] = partsOf(cursor);
  const fits = kind === "text" ? !key?.includes("\u0000") : /^-?\d{1,15}$/.test(key ?? "");
  if (name !== sort || key === undefined || !fits || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? "")) {
    throw new Problem("cursor.invalid", {});
  }
  return { key: keySql(key, kind), id: id ?? "" };
}

function keySql(key: string, kind: Sort["kind"]): SQL {
  if (kind === "text") return sql`${key}::text`;
  if (kind === "number") return sql`${key}::bigint`;
  return sql`(timestamptz 'epoch' + ${key}::bigint * interval '1 millisecond')`;
}

function partsOf(cursor: string): readonly (string | undefined)[] {
  try {
    const found: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(found) && found.length === 3 && found.every((one) => typeof one === "string") ? found : [];
  } catch {
    return [];
  }
}
