import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

export type FolderLock = { release(): void };

/**
 * Takes the lock on a data folder, or throws an `EmbeddedPostgresError` that names the process which holds it.
 *
 * The lock is an exclusive transaction of an empty SQLite file: a kernel lock on every system, gone with the process
 * however it dies. A pid in a file would have to be guessed about after a kill -9 (pids come again), and Node has no
 * flock of its own. The pid in the file beside it is only there to be named in the sentence.
 */
export const lockFolder = (folder: string): FolderLock => {
  const pidFile = path.join(folder, "lock.pid");
  const file = path.join(folder, "lock");
  // Made by us where it is missing, so that no other user of the machine may open it and hold it against us.
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  const lockFile = new DatabaseSync(file, { timeout: 0 });
  try {
    lockFile.exec("begin exclusive");
  } catch (error) {
    lockFile.close();
    if (!isBusy(error)) throw error;
    throw new EmbeddedPostgresError(
      `Another Fixline (process ${holderOf(pidFile)}) already runs the database in ${folder}. ` +
        "Stop it first, or set FIXLINE_HOME to another folder.",
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return { release: () => lockFile.close() };
};

/** Whether some process holds the lock on the folder at this moment. */
export const isFolderLocked = (folder: string): boolean => {
  try {
    const lockFile = new DatabaseSync(path.join(folder, "lock"), { timeout: 0, readOnly: true });
    try {
      lockFile.exec("select count(*) from sqlite_master");
      return false;
    } finally {
      lockFile.close();
    }
  } catch (error) {
    return isBusy(error);
  }
};

const sqliteBusy = 5;
const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;

const holderOf = (pidFile: string): string => {
  try {
    return readFileSync(pidFile, "utf8").trim();
  } catch {
    return "unknown";
  }
};
