import path from "node:path";
import { type OpenDuckDb, openDuckDb, quoted } from "./open-duckdb.ts";

/** Builders of this process by folder: DuckDB's lock tells only processes apart. */
const building = new Set<string>();

/**
 * Runs `fn` as the only builder of the folder, on this machine; null where another one is at work. The lock is DuckDB's own on an
 * empty file, held by the kernel: however the builder dies, it is free again. `fn` is given the DuckDB that holds it, in memory and
 * empty, to build in: starting one takes as long as the smallest snapshot.
 */
export async function asOnlyBuilder<T>(folder: string, fn: (db: OpenDuckDb) => Promise<T>): Promise<T | null> {
  if (building.has(folder)) return null;
  building.add(folder);
  try {
    const db = await openDuckDb(":memory:", { readOnly: false, readsFiles: true });
    try {
      const isHeld = await db.connection.run(`attach ${quoted(path.join(folder, "lock.duckdb"))} as lock`).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Error && /Could not set lock|Conflicting lock/i.test(error.message)) return true;
          throw error;
        },
      );
      return isHeld ? null : await fn(db);
    } finally {
      db.close();
    }
  } finally {
    building.delete(folder);
  }
}
