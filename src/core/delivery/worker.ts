import type postgres from "postgres";
import { openSession } from "../store/session.ts";
import type { Desk } from "../store/work.ts";
import { isRegistered, lockDeadWorkers, registerWorker, removeIdleWorker, removeWorker } from "../store/workers.ts";
import type { Log } from "./log.ts";

/** What is done about workers that died, in the transaction that strikes them off. */
export type TakeOver = (tx: postgres.ISql, deadWorkers: readonly string[]) => Promise<void>;

/**
 * This process as others see it: its session holds an advisory lock as long as it lives, and what it had claimed is taken over by
 * another within two seconds of its end. A process whose connection broke counts as dead until it is registered again.
 */
export type Worker = {
  readonly id: string;
  /** The worker's own connection, for claims and marks: what runs here proves that the lock was held. */
  readonly sql: postgres.Sql;
  /** Whether this process may claim now. */
  isAlive(): boolean;
  /** Registers what must be done for dead workers, and what to do after others' work was taken over or the connection came back. */
  onTakeOver(takeOver: TakeOver, afterwards: () => void): void;
  stop(): Promise<void>;
};

/** Starts this process's worker. Resolves once it is registered. `checkMs` (500 by default) is how often it looks for dead ones. */
export async function startWorker(deps: {
  readonly desk: Pick<Desk, "database" | "clock" | "newId">;
  readonly log: Log;
  readonly checkMs?: number;
}): Promise<Worker> {
  const { desk, log, checkMs = 500 } = deps;
  const id = desk.newId();
  const takeOvers: { readonly takeOver: TakeOver; readonly afterwards: () => void }[] = [];
  let alive = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let checking: Promise<void> = Promise.resolve();
  const session = openSession(desk.database, "fixline worker", () => {
    alive = false;
    if (!stopped) schedule(0);
  });
  const { sql } = session;

  async function register(): Promise<void> {
    await registerWorker(sql, id, desk.clock());
    alive = true;
  }

  async function check(): Promise<void> {
    if (!(alive && (await isRegistered(sql, id)))) {
      alive = false;
      await register();
      log.warn({ worker: id }, "the worker's connection was lost and is back");
      for (const { afterwards } of takeOvers) afterwards();
    }
    const dead = await sql.begin(async (tx) => {
      const found = await lockDeadWorkers(tx, id);
      if (found.length === 0) return found;
      for (const { takeOver } of takeOvers) await takeOver(tx, found);
      for (const worker of found) await removeWorker(tx, worker);
      return found;
    });
    if (dead.length === 0) return;
    log.warn({ workers: dead }, "took over from workers that are gone");
    for (const { afterwards } of takeOvers) afterwards();
  }

  function schedule(inMs: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      checking = check()
        .catch((error: unknown) => log.warn({ error: String(error) }, "the worker cannot reach the database"))
        .finally(() => {
          if (!stopped) schedule(checkMs);
        });
    }, inMs);
  }

  await register();
  schedule(0);

  return {
    id,
    sql,
    isAlive: () => alive,
    onTakeOver: (takeOver, afterwards) => void takeOvers.push({ takeOver, afterwards }),
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await checking;
      if (alive) await removeIdleWorker(sql, id).catch(() => undefined);
      await session.close();
    },
  };
}
