import path from "node:path";
import { findAllReturns } from "./find-returns.ts";
import { viewsSql } from "./layers.ts";
import { copyFeed, readFeed } from "./load-feed.ts";
import { type OpenDuckDb, quoted, runSql } from "./open-duckdb.ts";
import type { ReportingMoment } from "./reporting-source.ts";
import { type SnapshotFolder, snapshotFile } from "./snapshot-folder.ts";
import { columnTypes, feedQuery, feeds, tables } from "./warehouse-tables.ts";

/** What a snapshot is built with: an empty DuckDB in memory, the moment that it is of, and an empty folder to build in. */
export type Building = {
  readonly db: OpenDuckDb;
  readonly moment: ReportingMoment;
  readonly folder: SnapshotFolder;
  readonly workFolder: string;
  /** Days within which a fault counts as having come back. */
  readonly repeatDays: number;
  readonly said: (progress: string) => void;
};

/** A snapshot that is ready: its file in the work folder, closed, and its rows by table. */
export type Built = { readonly file: string; readonly rows: Readonly<Record<string, number>> };

/** Builds a snapshot from nothing. */
export async function buildWhole(building: Building, number: number): Promise<Built> {
  const { db, moment, workFolder, repeatDays, said } = building;
  const { connection } = db;
  const file = snapshotFile(number);
  await connection.run(`attach ${quoted(path.join(workFolder, file))} as snapshot`);
  await connection.run("use snapshot");
  // Whoever reads the rows orders them: keeping them as they came would cost time and memory.
  await connection.run("set preserve_insertion_order = false");
  await createTables(db, repeatDays);
  for (const feed of feeds) {
    const csv = path.join(workFolder, `${feed.table}.csv`);
    await copyFeed(moment, feedQuery(feed, null), csv);
    said(`${await readFeed(db, csv, feed.table, columnTypes(feed))} rows of ${feed.view}`);
  }
  await findAllReturns(db, repeatDays);
  said("writing the snapshot");
  const counts = Object.keys(tables).map((table) => `(select count(*) from ${table})::int as ${table}`);
  const [row] = await runSql(connection, `select ${counts.join(", ")}`);
  await runSql(connection, `${viewsSql}\ncheckpoint snapshot; use memory; detach snapshot;`);
  return { file, rows: Object.fromEntries(Object.entries(row ?? {}).map(([table, count]) => [table, Number(count)])) };
}

async function createTables({ connection }: OpenDuckDb, repeatDays: number): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    await connection.run(`create table ${table} (${columns.map(({ name, type }) => `${name} ${type}`).join(", ")})`);
  }
  await connection.run("create table returns (key UUID, returned_at TIMESTAMP)");
  // Another window is another shape: all is built anew then.
  await connection.run(`create table repeat_window as select ${repeatDays}::integer as days`);
}
