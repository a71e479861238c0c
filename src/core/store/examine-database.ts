import type { Database } from "./connect.ts";

/** What there is to know of the database's health. Sizes in bytes, times in milliseconds. */
export type DatabaseHealth = {
  readonly version: string;
  readonly answeredInMs: number;
  readonly sizeBytes: number;
  /** How far its clock is ahead of this process's. */
  readonly clockAheadMs: number;
};

/** Looks at the database. Rejects where it does not answer. */
export async function examineDatabase(database: Database, now: () => Date): Promise<DatabaseHealth> {
  const began = now().getTime();
  const [row] = await database.sql<{ version: string; size: string; at: Date }[]>`
    select current_setting('server_version') as version, pg_database_size(current_database())::text as size, clock_timestamp() as at`;
  const ended = now().getTime();
  if (row === undefined) throw new Error("a select without from gives one row");
  return {
    version: row.version,
    answeredInMs: ended - began,
    sizeBytes: Number(row.size),
    clockAheadMs: row.at.getTime() - (began + ended) / 2,
  };
}
