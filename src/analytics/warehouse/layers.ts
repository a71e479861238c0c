import { readFileSync } from "node:fs";
import { constants, copyFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { baseOf, type OpenDuckDb, quoted, runSql } from "./open-duckdb.ts";
import { feeds, tables } from "./warehouse-tables.ts";

/*
 * An increment is a small file upon a whole snapshot, its base, which never changes either. Of each large table it holds the rows that
 * came since (`interventions_added`) and the places in the base of those that count no longer (`interventions_gone`), and under the
 * table's own name a view that puts the two together: whoever asks need not know. Small tables are there whole.
 */

/** The views that readers ask beside the tables. */
export const viewsSql = readFileSync(new URL("sql/views.sql", import.meta.url), "utf8");

const whole = new Set(feeds.filter((feed) => feed.whole).map(({ table }) => table));
/** Tables of which an increment holds only what changed. */
export const layered: readonly string[] = [...Object.keys(tables).filter((table) => !whole.has(table)), "returns"];
const copied = [...whole, "repeat_window"];

/** Many tables with few rows fit in a quarter of the file. */
const smallBlocks = "(block_size 16384)";

/** What an increment has on top of its base when nothing has changed yet. Runs in the increment, the base beside it. */
export const layersSql: string = [
  ...layered.map(
    (table) => `
      create table ${table}_added as from base.${table} limit 0;
      create table ${table}_gone (place BIGINT);
      create view ${table} as
        from base.${table} where rowid not in (select place from ${table}_gone) union all from ${table}_added;`,
  ),
  ...copied.map((table) => `create table ${table} as from base.${table};`),
  viewsSql,
].join("\n");

/**
 * Opens what is to become the next increment: `built`, a copy of the former one or the first upon the former whole snapshot, under
 * the name `snapshot`, in use, and the whole one as `base`. False where a file of the former is gone or damaged: then nothing is open.
 */
export async function openIncrement(db: OpenDuckDb, former: string, built: string): Promise<boolean> {
  const { connection } = db;
  const base = baseOf(former);
  const attached: string[] = [];
  try {
    await attachBase(db, base ?? former);
    attached.push("base");
    if (base !== null) await copyFile(former, built, constants.COPYFILE_FICLONE);
    await connection.run(`attach ${quoted(built)} as snapshot ${base === null ? smallBlocks : ""}`);
    attached.push("snapshot");
    await connection.run("use snapshot");
    if (base === null) await runSql(connection, layersSql);
    // What is written in one go is written once, to the file itself and not to the log before it.
    await connection.run("set checkpoint_threshold = '1KB'");
    // Trying how to pack a few thousand rows takes longer than writing them.
    await connection.run("set force_compression = 'uncompressed'");
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    // A full disk is no fault of the former snapshot.
    if (code !== null && code !== "ENOENT") throw error;
    await connection.run("use memory");
    attachedBases.delete(db.instance);
    for (const name of attached) await connection.run(`detach ${name}`);
    await rm(built, { force: true });
    return false;
  }
}

/** What each DuckDB has as `base`: the file, and which of that name it was. */
const attachedBases = new WeakMap<OpenDuckDb["instance"], string>();

/** Attaches a file as `base`, unless it is that already: then what has been read of it need not be read again. */
async function attachBase({ instance, connection }: OpenDuckDb, file: string): Promise<void> {
  const { ino, size, mtimeMs } = await stat(file);
  const wanted = [file, ino, size, mtimeMs].join(" ");
  const has = attachedBases.get(instance);
  if (has === wanted) return;
  if (has !== undefined) await connection.run("detach base");
  attachedBases.delete(instance);
  await connection.run(`attach ${quoted(file)} as base (read_only)`);
  attachedBases.set(instance, wanted);
}

/** Takes the rows of a layered table for which `where` holds out of it. */
export async function takeOut({ connection }: OpenDuckDb, table: string, where: string): Promise<void> {
  await runSql(
    connection,
    `insert into ${table}_gone select rowid from base.${table} where ${where} and rowid not in (select place from ${table}_gone);
     delete from ${table}_added where ${where};`,
  );
}

/** Rows by table, of an increment that is open, and how many of them it holds or hides itself. */
export async function countLayers({
  connection,
}: OpenDuckDb): Promise<{ readonly rows: Readonly<Record<string, number>>; readonly changed: number }> {
  const counts = Object.keys(tables).map((table) =>
    whole.has(table)
      ? `(select count(*) from ${table})::int as ${table}`
      : `((select count(*) from base.${table}) - (select count(*) from ${table}_gone) + (select count(*) from ${table}_added))::int as ${table}`,
  );
  const changed = layered.map(
    (table) => `(select count(*) from ${table}_gone) + (select count(*) from ${table}_added)`,
  );
  const [row] = await runSql(connection, `select ${counts.join(", ")}, (${changed.join(" + ")})::int as changed_rows`);
  const { changed_rows, ...rows } = row ?? {};
  return {
    rows: Object.fromEntries(Object.entries(rows).map(([table, count]) => [table, Number(count)])),
    changed: Number(changed_rows),
  };
}

/** Makes one whole snapshot, the file `folded`, of an increment that is open and of its base. */
export async function foldLayers(
  { connection }: OpenDuckDb,
  folder: string,
  base: string,
  folded: string,
): Promise<void> {
  // A copy of the base keeps its rows at their places.
  await copyFile(path.join(folder, base), folded, constants.COPYFILE_FICLONE);
  const statements = [
    "set force_compression = 'auto'",
    `attach ${quoted(folded)} as folded`,
    "begin",
    ...layered.flatMap((table) => [
      `delete from folded.${table} where rowid in (select place from ${table}_gone)`,
      `insert into folded.${table} from ${table}_added`,
    ]),
    ...copied.flatMap((table) => [`delete from folded.${table}`, `insert into folded.${table} from ${table}`]),
    "commit",
    "detach folded",
  ];
  for (const statement of statements) await connection.run(statement);
}
