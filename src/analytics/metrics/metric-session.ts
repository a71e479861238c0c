import type { DuckDBConnection } from "@duckdb/node-api";
import { baseOf, openDuckDb, quoted, runSql, runStatement } from "../warehouse/open-duckdb.ts";

/** A row as DuckDB gives it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A metric: its SQL, and what makes a row of its type out of what DuckDB gives. Throws where that is another shape. */
export type Metric<Row> = { readonly name: string; readonly sql: string; readonly parse: (row: RawRow) => Row };

/** One snapshot beside the book of what was published before, joined in a DuckDB of its own that is gone after closing. */
export type MetricSession = {
  readonly connection: DuckDBConnection;
  /** Runs statements one after the other; gives the rows of the last. */
  run(sql: string, given?: Readonly<Record<string, string | number>>): Promise<readonly RawRow[]>;
  ask<Row>(metric: Metric<Row>, given?: Readonly<Record<string, string | number>>): Promise<readonly Row[]>;
  close(): void;
};

/**
 * Opens a snapshot to be measured. `snapshot` is read only; `book` is the file of the book (made when it is not there), which is
 * changed; what the snapshot stands on is beside it. What does not fit in memory goes to `temporaryFolder`.
 */
export async function openMetricSession(files: {
  readonly snapshot: string;
  readonly book: string;
  readonly temporaryFolder: string;
}): Promise<MetricSession> {
  const { temporaryFolder } = files;
  const db = await openDuckDb(":memory:", { readOnly: false, readsFiles: true, temporaryFolder, memory: "400MB" });
  const { connection } = db;
  try {
    const base = baseOf(files.snapshot);
    if (base !== null) await connection.run(`attach ${quoted(base)} as base (read_only)`);
    await connection.run(`attach ${quoted(files.snapshot)} as snapshot (read_only)`);
    await connection.run(`attach ${quoted(files.book)} as book`);
    // The session's own files are all that it may touch from here on.
    await connection.run("set enable_external_access = false");
    await connection.run("set preserve_insertion_order = false");
  } catch (error) {
    db.close();
    throw error;
  }
  const run: MetricSession["run"] = (sql, given = {}) => runSql(connection, sql, given);
  return {
    connection,
    run,
    ask: async ({ sql, parse }, given) => (await runStatement(connection, sql, given)).map(parse),
    close: db.close,
  };
}
