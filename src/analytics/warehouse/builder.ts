import { existsSync } from "node:fs";
import path from "node:path";
import { type OpenDuckDb, openDuckDb, quoted } from "./open-duckdb.ts";

/** Builders of this process by folder: DuckDB's lock tells only processes apart. */
const building = new Set<string>();

/** Most memory while building, and between: what is read of a whole snapshot for each increment stays in it. */
const memory = { building: "1GB", resting: "128MB" } as const;

/** The one that builds the snapshots of a folder. */
export type Builder = {
  /**
   * Runs `fn` as the only builder of the folder, on this machine; null where another one is at work. The lock is DuckDB's own on an
   * empty file, held by the kernel: however the builder dies, it is free again. `fn` is given a DuckDB in memory to build in. Where
   * `isKept` says so of the result, what that DuckDB has attached as `base` and read of it serves the next run.
   */
  run<T>(fn: (db: OpenDuckDb) => Promise<T>, isKept: (result: T) => boolean): Promise<T | null>;
};

/** A builder of a folder, which must be there when it runs. What it keeps it lets go of after resting for `restMs`. */
export function makeBuilder(folder: string, restMs = 90_000): Builder {
  let kept: OpenDuckDb | null = null;
  let letGo: NodeJS.Timeout | null = null;
  const temporaryFolder = path.join(folder, `build-spill-${process.pid}`);

  return {
    async run(fn, isKept) {
      if (building.has(folder)) return null;
      building.add(folder);
      if (letGo !== null) clearTimeout(letGo);
      let isGood = false;
      const db = kept ?? (await openDuckDb(":memory:", { readOnly: false, readsFiles: true, temporaryFolder }));
      kept = null;
      try {
        // A connection of its own: what is temporary goes with it.
        const connection = await db.instance.connect();
        try {
          if (!(await takeLock(connection, folder))) return null;
          await connection.run(`set memory_limit = '${memory.building}'`);
          const result = await fn({ ...db, connection });
          await connection.run("use memory");
          await connection.run("detach lock");
          await connection.run(`set memory_limit = '${memory.resting}'`);
          // Where it wrote what did not fit is swept by the next builder.
          isGood = isKept(result) && !existsSync(temporaryFolder);
          return result;
        } finally {
          connection.closeSync();
        }
      } finally {
        if (isGood) {
          kept = db;
          letGo = setTimeout(() => {
            kept = null;
            db.close();
          }, restMs).unref();
        } else db.close();
        building.delete(folder);
      }
    },
  };
}

/** Runs `fn` as the only builder of a folder, once; null where another one is at work. */
export function asOnlyBuilder<T>(folder: string, fn: () => Promise<T>): Promise<T | null> {
  return makeBuilder(folder).run(fn, () => false);
}

async function takeLock(connection: OpenDuckDb["connection"], folder: string): Promise<boolean> {
  try {
    await connection.run(`attach ${quoted(path.join(folder, "lock.duckdb"))} as lock`);
    return true;
  } catch (error) {
    if (error instanceof Error && /Could not set lock|Conflicting lock/i.test(error.message)) return false;
    throw error;
  }
}
