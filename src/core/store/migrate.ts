import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "./connect.ts";

/** The database cannot be brought to the shape that this version needs; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

const defaultFolder = path.resolve(import.meta.dirname, "../../../drizzle");
const oldestServer = 15;
/** Any number that no other program on the server takes for its own advisory locks. */
const lockKey = 0x4649584c;

/**
 * Brings a database up to date: runs each `*.sql` file of the folder that has not run yet, in the order of the names,
 * each in a transaction of its own. Returns the names of those that ran now.
 *
 * With `through` those after that name wait: a backup is put back into the shape that it was taken from.
 *
 * Several processes may start at once: each file's transaction takes an advisory lock first and then looks whether
 * somebody else ran the file meanwhile. Not drizzle's own migrator, which takes no lock and judges by a timestamp.
 */
export const migrate = async (
  url: string,
  folder: string = defaultFolder,
  through: string | null = null,
): Promise<readonly string[]> => {
  await using database = openDatabase(url, {
    applicationName: "fixline migrate",
    maxConnections: 1,
    statementTimeoutMs: 0,
  });
  const { sql } = database;
  await refuseOldServer(sql);
  const files = readMigrations(folder);
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${lockKey})`;
    await tx`create table if not exists fixline_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now()
    )`;
  });
  refuseForeignHistory(await sql<AppliedRow[]>`select name, sha256 from fixline_migrations`, files);

  const ran: string[] = [];
  for (const file of files) {
    if (through !== null && file.name > through) break;
    const isNew = await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${lockKey})`;
      const [applied] = await tx`select 1 from fixline_migrations where name = ${file.name}`;
      if (applied) return false;
      // The files are trusted text of ours; the simple protocol takes many statements at once.
      await tx.unsafe(file.text).simple();
      await tx`insert into fixline_migrations (name, sha256) values (${file.name}, ${file.sha256})`;
      return true;
    });
    if (isNew) ran.push(file.name);
  }
  return ran;
};

type Migration = { readonly name: string; readonly text: string; readonly sha256: string };
type AppliedRow = { readonly name: string; readonly sha256: string };

const readMigrations = (folder: string): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      // Git may check the file out with other line ends; that is not another migration.
      const text = readFileSync(path.join(folder, name), "utf8").replaceAll("\r\n", "\n");
      return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
    });

const refuseOldServer = async (sql: ReturnType<typeof openDatabase>["sql"]): Promise<void> => {
  const [row] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
  if (row) refuseOldVersion(row);
};

/** Throws a `MigrationError` for a server that lacks what the schema uses. `number` is as `server_version_num` counts. */
export const refuseOldVersion = ({ number, name }: { readonly number: number; readonly name: string }): void => {
  if (number >= oldestServer * 10_000) return;
  throw new MigrationError(
    `The database server is PostgreSQL ${name}; Fixline needs ${oldestServer} or later. ` +
      "Upgrade it, or leave DATABASE_URL empty to use the embedded PostgreSQL.",
  );
};

const refuseForeignHistory = (applied: readonly AppliedRow[], files: readonly Migration[]): void => {
  for (const row of applied) {
    const file = files.find(({ name }) => name === row.name);
    if (!file) {
      throw new MigrationError(
        `The database was migrated by a newer Fixline (${row.name} is not known here). Start that version, or restore a backup.`,
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new MigrationError(
        `The migration ${row.name} was changed after it had run on this database. Put it back, and make the change in a new file.`,
      );
    }
  }
};
