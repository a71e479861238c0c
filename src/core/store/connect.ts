import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type Postgres from "postgres";
import { postgres } from "./driver.ts";
import { drizzle } from "./orm.ts";

/** A pool of connections to the desk's database: `sql` for SQL that one reads, `orm` for drizzle's builder. */
export type Database<Schema extends Record<string, unknown> = Record<string, never>> = AsyncDisposable & {
  readonly sql: Postgres.Sql;
  readonly orm: PostgresJsDatabase<Schema>;
  /** Lets running queries finish for up to five seconds, then closes every connection. */
  close(): Promise<void>;
};

export type DatabaseOptions<Schema extends Record<string, unknown> = Record<string, never>> = {
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
  readonly maxConnections?: number;
  /** A statement that runs longer is cancelled by the server; 0 for no limit. */
  readonly statementTimeoutMs?: number;
  /** The tables that `orm.query` should know. */
  readonly schema?: Schema;
};

const oid = { int8: 20, json: 114, jsonb: 3802, date: 1082, timestamp: 1114, timestamptz: 1184 } as const;

/**
 * Opens a pool; no connection is made before the first query. A connection that breaks is made again, with waits of at
 * most a second, so that a restarted server is found at once; the queries that were under way fail.
 *
 * Values: `int8` is a number, or a bigint above 2^53; `timestamptz` a Date; `date` the text `2026-03-09`, because a
 * day is not an instant; `json` takes objects as they are and strings as JSON that is already written.
 */
export const openDatabase = <Schema extends Record<string, unknown> = Record<string, never>>(
  url: string,
  options: DatabaseOptions<Schema> = {},
): Database<Schema> => {
  const { applicationName = "fixline", maxConnections = 10, statementTimeoutMs = 30_000, schema } = options;
  const sql = postgres(url, {
    max: maxConnections,
    connect_timeout: 10,
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1),
    connection: {
      application_name: applicationName,
      statement_timeout: statementTimeoutMs,
      // A transaction that a defect left open would hold its locks, and every event after it, for ever.
      idle_in_transaction_session_timeout: 60_000,
      TimeZone: "UTC",
      // Statements are prepared once and run often; without this PostgreSQL plans each of its first runs anew, and the large ones always.
      plan_cache_mode: "force_generic_plan",
    },
    onnotice: () => undefined,
  });
  const orm = drizzle(preparing(sql), schema ? { schema } : {}) as PostgresJsDatabase<Schema>;
  agreeOnValues(sql);
  const close = (): Promise<void> => sql.end({ timeout: 5 });
  return { sql, orm, close, [Symbol.asyncDispose]: close };
};

/**
 * The same client, whose `unsafe` — all that drizzle calls, and always with `prepare: false` unless a query was named — prepares its
 * statements: planning a query with a dozen joins takes longer than running it. Each text is planned once a connection; the
 * desk's texts are few.
 */
const preparing = <Client extends Postgres.Sql>(client: Client): Client =>
  new Proxy(client, {
    get(target, name) {
      const known: unknown = Reflect.get(target, name);
      if (typeof known !== "function") return known;
      if (name === "unsafe") {
        return (text: string, values: readonly unknown[] = [], options: object = {}) =>
          known.call(target, text, values, { ...options, prepare: values.length > 0 });
      }
      if (name === "begin" || name === "savepoint") {
        return (...given: readonly unknown[]) => {
          const run = given.at(-1) as (inner: Postgres.Sql) => unknown;
          return known.call(target, ...given.slice(0, -1), (inner: Postgres.Sql) => run(preparing(inner)));
        };
      }
      return known;
    },
  });

/**
 * Sets how values are read and written. After `drizzle()`, which switches the client's own conversions off for every
 * user of the client; drizzle itself takes what is set here as well.
 */
const agreeOnValues = (sql: Postgres.Sql): void => {
  const { parsers, serializers } = sql.options;
  parsers[oid.int8] = (text: string): number | bigint => {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : BigInt(text);
  };
  parsers[oid.date] = (text: string): string => text;
  for (const type of [oid.timestamp, oid.timestamptz]) {
    parsers[type] = (text: string): Date => new Date(type === oid.timestamp ? `${text}Z` : text);
    serializers[type] = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
  }
  for (const type of [oid.json, oid.jsonb]) {
    serializers[type] = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
  }
};
