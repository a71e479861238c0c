import path from "node:path";
import type { Building, Built } from "./build-whole.ts";
import { findChangedReturns, noteFormer } from "./find-returns.ts";
import { countLayers, foldLayers, openIncrement, takeOut } from "./layers.ts";
import { copyFeed, readFeed } from "./load-feed.ts";
import { baseOf, runSql } from "./open-duckdb.ts";
import { type Manifest, snapshotFile } from "./snapshot-folder.ts";
import { columnTypes, type Feed, feedQuery, feeds } from "./warehouse-tables.ts";

/**
 * Builds a snapshot of what changed since the former one; `subjects` are the kinds of change there are. One that changes more than
 * `mostChanged` rows of its base becomes whole. Null where a file of the former one is gone or damaged.
 */
export async function buildIncrement(
  building: Building,
  since: {
    readonly number: number;
    readonly former: Manifest;
    readonly subjects: ReadonlySet<string>;
    readonly mostChanged: number;
  },
): Promise<Built | null> {
  const { db, folder, workFolder, repeatDays, said } = building;
  const { number, former, subjects, mostChanged } = since;
  const { connection } = db;
  const base = path.basename(baseOf(former.file) ?? former.file);
  const file = snapshotFile(number, base);
  if (!(await openIncrement(db, path.join(folder.path, former.file), path.join(workFolder, file)))) return null;
  await connection.run("begin");
  const changed = feeds.filter(({ subject }) => subjects.has(subject));
  await noteChanges(building, former.txid);
  // PostgreSQL and DuckDB work at the same time.
  await bothOf(copyAll(building, changed, former.txid), noteFormer(db));
  for (const feed of changed) {
    if (feed.whole) await connection.run(`delete from ${feed.table}`);
    else if (feed.table !== "interventions") await takeOut(db, feed.table, whereChanged(feed));
    await readFeed(db, csvOf(workFolder, feed), feed.whole ? feed.table : `${feed.table}_added`, columnTypes(feed));
  }
  await findChangedReturns(db, repeatDays);
  said("writing the snapshot");
  const { rows, changed: held } = await countLayers(db);
  await connection.run("commit");
  const folded = held > mostChanged ? snapshotFile(number) : null;
  if (folded !== null) await foldLayers(db, folder.path, base, path.join(workFolder, folded));
  await runSql(connection, "use memory; detach snapshot;");
  return { file: folded ?? file, rows };
}

const csvOf = (workFolder: string, { view }: Feed): string => path.join(workFolder, `${view}.csv`);
const whereChanged = ({ key, subject }: Feed): string =>
  `${key} in (select key from changed where subject = '${subject}')`;

/** Takes down what changed. */
async function noteChanges({ db, moment, workFolder }: Building, sinceTxid: string): Promise<void> {
  const query = `select distinct subject, key from reporting.changes where txid >= ${BigInt(sinceTxid)}`;
  const csv = path.join(workFolder, "changed.csv");
  await db.connection.run("create temp table changed (subject VARCHAR, key UUID)");
  await copyFeed(moment, query, csv);
  await readFeed(db, csv, "changed", { subject: "VARCHAR", key: "UUID" });
}

async function copyAll({ moment, workFolder }: Building, changed: readonly Feed[], sinceTxid: string): Promise<void> {
  for (const feed of changed)
    await copyFeed(moment, feedQuery(feed, feed.whole ? null : sinceTxid), csvOf(workFolder, feed));
}

/** Waits for both even where one fails: what goes on behind would use what is closed. */
async function bothOf(one: Promise<void>, other: Promise<void>): Promise<void> {
  for (const ended of await Promise.allSettled([one, other])) if (ended.status === "rejected") throw ended.reason;
}
