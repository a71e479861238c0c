import path from "node:path";
import { openDuckDb } from "./open-duckdb.ts";

/** Builders of this process by folder: DuckDB's lock tells only processes apart. */
const building = new Set<string>();

/**
 * Runs `fn` as the only builder of the folder, on this machine; null where another one is at work. The lock is DuckDB's own on an
 * empty file, held by the kernel: however the builder dies, it is free again.
 */
export async function asOnlyBuilder<T>(folder: string, fn: () => Promise<T>): Promise<T | null> {
  if (building.has(folder)) return null;
  building.add(folder);
  try {
    const lock = await openDuckDb(path.join(folder, "lock.duckdb"), { readOnly: false, memory: "64MB" }).catch(
      (error: unknown) => {
        if (error instanceof Error && /lock/i.test(error.message)) return null;
        throw error;
      },
    );
    if (lock === null) return null;
    try {
      return await fn();
    } finally {
      lock.close();
    }
  } finally {
    building.delete(folder);
  }
}
