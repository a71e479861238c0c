import type postgres from "postgres";
import type { Clock, NewId } from "../domain/clock.ts";
import type { Settings } from "../domain/settings.ts";
import type { Database } from "./connect.ts";

/** What there is to wake after a commit: senders, the live feed, browsers of the web chat, mail. */
export const wakes = ["deliveries", "events", "web", "inbox", "mail"] as const;
export type Wake = (typeof wakes)[number];

type Orm = Database["orm"];
type OrmTransaction = Parameters<Parameters<Orm["transaction"]>[0]>[0];

/**
 * One unit of work: what a use case reads and writes by. `tx` is drizzle, `sql` is postgres.js, both on the same connection and
 * in the same transaction. A use case never commits and never sends: it writes rows.
 */
export type Work = {
  readonly tx: Orm | OrmTransaction;
  readonly sql: postgres.ISql;
  /** The time at which all of this work happens. */
  readonly now: Date;
  readonly newId: NewId;
  readonly settings: Settings;
  /** Runs `fn` so that what it wrote is undone, alone, when it throws: a savepoint. Only inside `transact`. */
  savepoint<T>(fn: (inner: Work) => Promise<T>): Promise<T>;
};

/** The desk as use cases and the layers above are given it. */
export type Desk = {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Runs `fn` in one transaction; after the commit wakes whoever waits. */
  transact<T>(fn: (work: Work) => Promise<T>): Promise<T>;
  /** Runs `fn` without a transaction of its own: for use cases whose writes are one statement. */
  atOnce<T>(fn: (work: Work) => Promise<T>): Promise<T>;
  /** Runs `fn` like `atOnce` and wakes nobody: for reads, above all those that a wake-up itself causes. */
  read<T>(fn: (work: Work) => Promise<T>): Promise<T>;
  /** Tells this process and the others that there is something to do; cheap, may be called often. */
  wake(what: Wake): void;
};

type DeskParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly settings: () => Promise<Settings>;
  readonly wake: (what: Wake) => void;
};

/** The desk over a database. `settings` is asked once a unit of work and may answer from a cache. */
export function makeDesk(parts: DeskParts): Desk {
  const { database, clock, newId, wake } = parts;

  async function wakeAll<T>(result: T): Promise<T> {
    wake("deliveries");
    wake("events");
    return result;
  }

  async function withoutTransaction<T>(fn: (work: Work) => Promise<T>): Promise<T> {
    return fn({
      tx: database.orm,
      sql: database.sql,
      now: clock(),
      newId,
      settings: await parts.settings(),
      savepoint: () => Promise.reject(new Error("a savepoint needs a transaction")),
    });
  }

  return {
    database,
    clock,
    newId,
    wake,
    read: withoutTransaction,
    async transact(fn) {
      const settings = await parts.settings();
      const result = await database.orm.transaction((tx) => fn(workIn(tx, { now: clock(), newId, settings })));
      return wakeAll(result);
    },
    async atOnce(fn) {
      return wakeAll(await withoutTransaction(fn));
    },
  };
}

function workIn(tx: OrmTransaction, rest: Pick<Work, "now" | "newId" | "settings">): Work {
  return {
    ...rest,
    tx,
    sql: connectionOf(tx),
    savepoint: (fn) => tx.transaction((inner) => fn(workIn(inner, rest))),
  };
}

/** The postgres.js connection under a drizzle transaction: drizzle keeps it in its session and has no accessor for it. */
function connectionOf(tx: OrmTransaction): postgres.ISql {
  const { client } = (tx as unknown as { readonly session: { readonly client?: postgres.ISql } }).session;
  if (client === undefined) throw new Error("drizzle's session has no client: this version keeps it elsewhere");
  return client;
}
