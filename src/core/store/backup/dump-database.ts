import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type Postgres from "postgres";
import type { BackupFacts } from "./backup-facts.ts";
import { columnsOf, tablesOf } from "./desk-tables.ts";

/**
 * Writes every table of the desk, as it is at one moment, as `NAME.copy.gz` (PostgreSQL's text format) into `folder`, while the desk goes on
 * working. `said` hears of each table before it is written.
 */
export async function dumpDatabase(
  sql: Postgres.Sql,
  folder: string,
  now: Date,
  said: (table: string, done: number, of: number) => void,
): Promise<BackupFacts> {
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    const tables = await tablesOf(tx);
    const counts: Record<string, number> = {};
    let txid = 0n;
    for (const [place, table] of tables.entries()) {
      said(table, place, tables.length);
      const columns = await columnsOf(tx, table);
      for (const column of columns.filter((name) => name.endsWith("txid"))) {
        const [row] = await tx.unsafe<{ most: string | null }[]>(
          `select max(${quoted(column)})::text as most from ${quoted(table)}`,
        );
        if (BigInt(row?.most ?? "0") > txid) txid = BigInt(row?.most ?? "0");
      }
      const [counted] = await tx.unsafe<{ n: number }[]>(`select count(*)::int as n from ${quoted(table)}`);
      counts[table] = counted?.n ?? 0;
      const rows = await tx
        .unsafe(`copy (select ${columns.map(quoted).join(", ")} from ${quoted(table)}) to stdout`)
        .readable();
      const file = createWriteStream(path.join(folder, `${table}.copy.gz`), { mode: 0o600, flags: "wx" });
      await pipeline(rows, createGzip(), file);
    }
    const sequences = await tx<{ name: string; last: string | null }[]>`
      select sequencename as name, last_value::text as last from pg_sequences where schemaname = current_schema()`;
    const [newest] = await tx<{ name: string }[]>`select name from fixline_migrations order by name desc limit 1`;
    return {
      what: "fixline backup",
      at: now.toISOString(),
      migration: newest?.name ?? "",
      txid: String(txid),
      tables: counts,
      sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])),
    };
  });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
