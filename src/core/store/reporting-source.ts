import type { Readable } from "node:stream";
import type { Database } from "./connect.ts";

/** What analytics may see of one moment of the database (its own declaration of this is in the analytics layer). */
type Moment = {
  rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  copy(query: string): Promise<Readable>;
};

/**
 * The way by which analytics reads `reporting.*`: `at` runs in one read-only transaction of one moment, as long as it takes. Queries
 * are texts of ours, never of people.
 */
export function reportingSource(database: Database): { at<T>(fn: (moment: Moment) => Promise<T>): Promise<T> } {
  return {
    at: async (fn) => {
      const result = await database.sql.begin("isolation level repeatable read read only", async (sql) => {
        await sql`set local statement_timeout = 0`;
        await sql`set local idle_in_transaction_session_timeout = 0`;
        // Large joins are the rule here, not single rows.
        await sql`set local plan_cache_mode = auto`;
        await sql`set local jit = off`;
        return {
          value: await fn({
            rows: async (query) => [...(await sql.unsafe(query))],
            copy: async (query) => sql.unsafe(`copy (${query}) to stdout (format csv)`).readable(),
          }),
        };
      });
      return (result as { readonly value: Awaited<ReturnType<typeof fn>> }).value;
    },
  };
}
