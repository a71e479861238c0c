import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { constants, copyFile, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { findAllReturns, findChangedReturns, noteFormer, returnsSql } from "./find-returns.ts";
import { loadFeed } from "./load-feed.ts";
import { type OpenDuckDb, openDuckDb, runSql } from "./open-duckdb.ts";
import type { ReportingMoment, ReportingSource } from "./reporting-source.ts";
import { type Manifest, type SnapshotFolder, snapshotFile } from "./snapshot-folder.ts";
import { asOnlyBuilder } from "./warehouse-lock.ts";
import { feedQuery, feeds, tables } from "./warehouse-tables.ts";

/** A snapshot could not be written: the disk is full or closed to us, or a file of it is damaged. The message says what stays. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
}

/** What became of a refresh. `busy`: another builder is at work, whose snapshot will do. */
export type Refreshed =
  | { readonly kind: "full" | "increment"; readonly manifest: Manifest; readonly changes: number }
  | { readonly kind: "unchanged" }
  | { readonly kind: "busy" };

export type RefreshOptions = {
  readonly folder: SnapshotFolder;
  readonly source: ReportingSource;
  readonly clock: () => Date;
  /** True builds from nothing, whatever changed. */
  readonly full: boolean;
  /** Hears what is being done, a phrase at a time. */
  readonly said: (progress: string) => void;
};

const viewsSql = readFileSync(new URL("sql/views.sql", import.meta.url), "utf8");
/** Above so many changes, or this part of all rows, reading everything anew is quicker than looking for what changed. */
const manyChanges = 50_000;
const largeShare = 0.2;

/**
 * Builds the next snapshot beside the current one and publishes it: from what changed since, or from nothing. The current one stays
 * what it is until the very last step, and after any failure. Rejects when the database or the disk fails; what was built is swept
 * by the next refresh.
 */
export async function refreshSnapshot(options: RefreshOptions): Promise<Refreshed> {
  const { folder } = options;
  await mkdir(folder.path, { recursive: true, mode: 0o700 });
  const done = await asOnlyBuilder(folder.path, async () => {
    await folder.sweep(Number.POSITIVE_INFINITY, () => true);
    return options.source.at((moment) => build(moment, options));
  }).catch((error: unknown) => {
    throw isOfDisk(error) ? new SnapshotError(sentenceOf(error)) : error;
  });
  return done ?? { kind: "busy" };
}

const diskCodes = ["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EIO"];

/** Whether the disk refused: by Node's codes, or by DuckDB's words. */
function isOfDisk(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    ("code" in error && diskCodes.includes(String(error.code))) ||
    /^IO Error|No space left|Could not write/i.test(error.message)
  );
}

function sentenceOf(error: Error): string {
  return `The snapshot could not be written: ${error.message.split("\n")[0]}. The one before it stays. Make room or mend the folder, and refresh again.`;
}

async function build(moment: ReportingMoment, options: RefreshOptions): Promise<Refreshed> {
  const { folder, said } = options;
  const [now] = await moment.rows(`
    select (pg_snapshot_xmin(pg_current_snapshot()))::text as txid, current_database()
      || '/' || (select oid::text from pg_database where datname = current_database())
      || '/' || (select system_identifier::text from pg_control_system()) as database`);
  const [rule] = await moment.rows("select days from reporting.repeat_window");
  const repeatDays = Number(rule?.days);
  const next = { txid: String(now?.txid), database: String(now?.database), shape: shapeOf(repeatDays) };
  const former = await folder.current();
  const usable = former !== null && !options.full && isOfSame(former, next) ? former : null;
  const changes = usable === null ? 0 : await countChanges(moment, usable.txid);
  if (usable !== null && changes === 0) return { kind: "unchanged" };
  const all = Object.values(usable?.rows ?? {}).reduce((sum, count) => sum + count, 0);
  const isIncrement = usable !== null && changes <= Math.max(manyChanges, all * largeShare);

  const workFolder = await folder.startBuild();
  const number = (former?.number ?? 0) + 1;
  const built = path.join(workFolder, snapshotFile(number));
  const base = isIncrement ? await openCopy(path.join(folder.path, usable.file), built, workFolder) : null;
  const since = base !== null && usable !== null ? usable.txid : null;
  said(since === null ? "reading everything" : `${changes} changes`);
  const db = base ?? (await openDuckDb(built, { readOnly: false, readsFiles: true, temporaryFolder: workFolder }));
  let rows: Record<string, number> = {};
  try {
    if (since === null) {
      // Whoever reads the rows orders them: keeping them as they came would cost time and memory.
      await db.connection.run("set preserve_insertion_order = false");
      await createTables(db, repeatDays);
    } else {
      // One transaction: what is new then stands behind what was there, and is found without looking through it.
      await db.connection.run("begin");
      await noteChanges(db, moment, since, workFolder);
    }
    await loadAll(db, moment, since, options, workFolder);
    if (since === null) await findAllReturns(db, repeatDays);
    else await findChangedReturns(db, repeatDays);
    said("writing the snapshot");
    rows = await countRows(db);
    if (since !== null) await db.connection.run("commit");
    await runSql(db.connection, `${viewsSql}\ncheckpoint;`);
  } finally {
    db.close();
  }
  const manifest: Manifest = {
    ...next,
    number,
    file: snapshotFile(number),
    builtAt: options.clock().toISOString(),
    rows,
  };
  await folder.publish(built, manifest);
  return { kind: since === null ? "full" : "increment", manifest, changes };
}

/** Transaction ids go on from where they were: below the former one they are of another life of the database. */
function isOfSame(former: Manifest, next: Pick<Manifest, "txid" | "database" | "shape">): boolean {
  return former.shape === next.shape && former.database === next.database && BigInt(former.txid) <= BigInt(next.txid);
}

function shapeOf(repeatDays: number): string {
  const parts = JSON.stringify([tables, feeds, viewsSql, returnsSql, repeatDays]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 16);
}

async function countChanges(moment: ReportingMoment, txid: string): Promise<number> {
  const [row] = await moment.rows(
    `select count(*)::int as changes from reporting.changes where txid >= ${BigInt(txid)}`,
  );
  return Number(row?.changes ?? 0);
}

/** A copy of the former snapshot, open to be changed; null where that is gone or damaged: then everything is read anew. */
async function openCopy(from: string, to: string, workFolder: string): Promise<OpenDuckDb | null> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    return await openDuckDb(to, { readOnly: false, readsFiles: true, temporaryFolder: workFolder });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    // A full disk is no fault of the former snapshot.
    if (code !== null && code !== "ENOENT") throw error;
    await rm(to, { force: true });
    return null;
  }
}

async function createTables({ connection }: OpenDuckDb, repeatDays: number): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    await connection.run(`create table ${table} (${columns.map(({ name, type }) => `${name} ${type}`).join(", ")})`);
  }
  await connection.run("create table returns (key UUID, returned_at TIMESTAMP)");
  // Days within which a fault counts as having come back. Another window is another shape: all is built anew then.
  await connection.run(`create table repeat_window as select ${repeatDays}::integer as days`);
}

/** Takes down what changed, and how that was before. */
async function noteChanges(db: OpenDuckDb, moment: ReportingMoment, since: string, workFolder: string): Promise<void> {
  const query = `select distinct subject, key from reporting.changes where txid >= ${BigInt(since)}`;
  await db.connection.run("create temp table changed (subject VARCHAR, key UUID)");
  await loadFeed(db, { moment, query, table: "changed", columns: { subject: "VARCHAR", key: "UUID" }, workFolder });
  await noteFormer(db);
}

async function loadAll(
  db: OpenDuckDb,
  moment: ReportingMoment,
  since: string | null,
  { said }: RefreshOptions,
  workFolder: string,
): Promise<void> {
  for (const feed of feeds) {
    if (since !== null && !(await hasChanged(db, feed.subject))) continue;
    if (since !== null) {
      const where = feed.whole
        ? ""
        : ` where ${feed.key} in (select key from changed where subject = '${feed.subject}')`;
      await db.connection.run(`delete from ${feed.table}${where}`);
    }
    const types = new Map((tables[feed.table] ?? []).map(({ name, type }) => [name, type]));
    const columns = Object.fromEntries(Object.keys(feed.select).map((name) => [name, types.get(name) ?? "VARCHAR"]));
    const query = feedQuery(feed, feed.whole ? null : since);
    const loaded = await loadFeed(db, { moment, query, table: feed.table, columns, workFolder });
    if (since === null) said(`${loaded} rows of ${feed.view}`);
  }
}

async function hasChanged({ connection }: OpenDuckDb, subject: string): Promise<boolean> {
  const [row] = await runSql(connection, "select count(*)::int as n from changed where subject = $subject", {
    subject,
  });
  return Number(row?.n ?? 0) > 0;
}

async function countRows({ connection }: OpenDuckDb): Promise<Record<string, number>> {
  const counts = Object.keys(tables).map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const [row] = await runSql(connection, `select ${counts.join(", ")}`);
  return Object.fromEntries(Object.entries(row ?? {}).map(([table, count]) => [table, Number(count)]));
}
