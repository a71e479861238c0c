import type Postgres from "postgres";
import type { Database } from "./connect.ts";
import { postgres } from "./driver.ts";

/** One connection of one's own, apart from the pool: what holds a session's advisory lock. */
export type Session = {
  readonly sql: Postgres.Sql;
  close(): Promise<void>;
};

/**
 * Opens a connection like the pool's (same server, same conversions of values). `onLost` is called whenever the connection is
 * gone; the next query makes a new one, whose session knows nothing of the old one's locks. It plans for queues, whose tables
 * grow from empty within a second, before anybody has counted their rows: few rows by an index, never a whole table or backlog.
 */
export function openSession(database: Database, name: string, onLost: () => void): Session {
  const options = {
    ...database.sql.options,
    max: 1,
    idle_timeout: null,
    max_lifetime: null,
    onclose: onLost,
    connection: {
      ...database.sql.options.connection,
      application_name: name,
      enable_seqscan: "off",
      enable_bitmapscan: "off",
      enable_hashjoin: "off",
      enable_mergejoin: "off",
      plan_cache_mode: "force_generic_plan",
    },
  };
  // The driver takes its own parsed options again (its `listen` does just that); its types do not say so.
  const sql = postgres(options as unknown as Postgres.Options<Record<string, never>>) as unknown as Postgres.Sql;
  return { sql, close: () => sql.end({ timeout: 5 }) };
}
