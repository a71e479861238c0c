import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type Postgres from "postgres";
import type { BackupFacts } from "./backup-facts.ts";
import { columnsOf, tablesOf } from "./desk-tables.ts";

/** The backup does not fit this database; the message says why and what to do. */
export class RestoreError extends Error {
  override readonly name = "RestoreError";
}

/** So many transactions between two words of progress. */
const step = 200_000;

/**
 * Puts what `dumpDatabase` wrote into `folder` into an empty desk of the same migrations, in one transaction: all of it or nothing.
 * Constraints hold for what is loaded; triggers, which would stamp and chain it anew, stay off. Throws RestoreError.
 */
export async function loadDatabase(
  sql: Postgres.Sql,
  folder: string,
  facts: BackupFacts,
  said: (what: string, done: number, of: number) => void,
): Promise<void> {
  await refuseUsedDesk(sql);
  await passTxid(sql, BigInt(facts.txid), said);
  await sql.begin(async (tx) => {
    const tables = await tablesOf(tx);
    const missing = Object.keys(facts.tables).filter((table) => !tables.includes(table));
    if (missing.length > 0)
      throw new RestoreError(
        `This Fixline has no table ${missing.join(", ")}: restore with the one that made the backup.`,
      );
    const references = await tx<{ table: string; name: string; definition: string }[]>`
      select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace`;
    // Tables name each other in circles: what they name is checked once all are full.
    for (const one of references) await tx.unsafe(`alter table ${one.table} drop constraint ${one.name}`);
    for (const table of tables) await tx.unsafe(`alter table ${quoted(table)} disable trigger user`);
    await tx.unsafe(`truncate ${tables.map(quoted).join(", ")}`);
    for (const [place, table] of Object.keys(facts.tables).entries()) {
      said(table, place, tables.length);
      await fill(tx, folder, table, facts.tables[table] ?? 0);
    }
    for (const [name, last] of Object.entries(facts.sequences)) {
      if (last !== null) await tx`select setval(${quoted(name)}::regclass, ${last}::bigint)`;
    }
    for (const table of tables) await tx.unsafe(`alter table ${quoted(table)} enable trigger user`);
    for (const one of references) {
      await tx.unsafe(`alter table ${one.table} add constraint ${one.name} ${one.definition}`);
    }
  });
  await sql.unsafe("analyze");
}

async function fill(tx: Postgres.TransactionSql, folder: string, table: string, rows: number): Promise<void> {
  const columns = (await columnsOf(tx, table)).map(quoted).join(", ");
  const into = await tx.unsafe(`copy ${quoted(table)} (${columns}) from stdin`).writable();
  await pipeline(createReadStream(path.join(folder, `${table}.copy.gz`)), createGunzip(), into);
  const [counted] = await tx.unsafe<{ n: number }[]>(`select count(*)::int as n from ${quoted(table)}`);
  if (counted?.n !== rows) {
    throw new RestoreError(
      `The backup is damaged: ${table} had ${rows} rows and ${counted?.n ?? 0} were found. Nothing was restored.`,
    );
  }
}

async function refuseUsedDesk(sql: Postgres.Sql): Promise<void> {
  const [used] = await sql<
    { used: boolean }[]
  >`select exists (select from accounts) or exists (select from events) as used`;
  if (used?.used) {
    throw new RestoreError("There is a desk here already: restore into a new FIXLINE_HOME, or into an empty database.");
  }
}

/**
 * Lets the database count its transactions up to what the backup names: who reads events by their transactions would otherwise take new
 * ones for older than the last that was read. One commit each, without waiting for the disk.
 */
async function passTxid(
  sql: Postgres.Sql,
  txid: bigint,
  said: (what: string, done: number, of: number) => void,
): Promise<void> {
  await sql.unsafe("set synchronous_commit = off");
  const current = async (): Promise<bigint> => {
    const [row] = await sql<{ at: string }[]>`select pg_current_xact_id()::text as at`;
    return BigInt(row?.at ?? "0");
  };
  const first = await current();
  for (let at = first; at <= txid; at = await current()) {
    said("the count of transactions", Number(at - first), Number(txid - first) + 1);
    const more = Number(txid - at < BigInt(step) ? txid - at + 1n : BigInt(step));
    await sql.unsafe(`do $$ begin for at in 1..${more} loop perform pg_current_xact_id(); commit; end loop; end $$`);
  }
  await sql.unsafe("reset synchronous_commit");
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
