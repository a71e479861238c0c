import { type Settled, settle } from "../store/outbox.ts";
import type { Desk } from "../store/work.ts";
import type { Log } from "./log.ts";
import { isTransient, pause } from "./transient.ts";
import type { Worker } from "./worker.ts";

/** Stores what became of sends; a failing database is waited for, since a forgotten outcome is sent twice. */
export type StoreOutcome = {
  /** Runs `store` until it succeeds. Null where it fails for another reason than the database's absence: logged. */
  untilStored<T>(store: () => Promise<T>): Promise<T | null>;
  /** Marks acknowledged sends. Rejects only for what passes; then nothing of the batch is marked. */
  settleAll(batch: readonly Settled[]): Promise<void>;
};

export function storeOutcome(deps: {
  readonly desk: Pick<Desk, "database" | "clock">;
  readonly worker: Worker;
  readonly log: Log;
  readonly stopping: AbortSignal;
}): StoreOutcome {
  const { desk, worker, log, stopping } = deps;

  async function untilStored<T>(store: () => Promise<T>): Promise<T | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await store();
      } catch (error) {
        // After `stop` there is not much time left: whoever takes the claim over finds it in doubt.
        const hopeless = isTransient(error) ? stopping.aborted && attempt > 5 : attempt >= 3;
        if (hopeless) {
          log.error({ error: String(error) }, "what became of a delivery could not be stored");
          return null;
        }
        await pause(Math.min(1000, 25 * 2 ** attempt));
      }
    }
  }

  async function settleOne(one: Settled): Promise<true> {
    await settle(desk.database.sql, worker.id, desk.clock(), [one]);
    return true;
  }

  return {
    untilStored,
    async settleAll(batch) {
      try {
        await settle(worker.sql, worker.id, desk.clock(), batch);
      } catch (error) {
        if (isTransient(error)) throw error;
        // One of them is bad (two messages with one platform id): the others must not suffer for it.
        for (const one of batch) {
          const stored = await untilStored(() => settleOne(one));
          if (stored === null) await untilStored(() => settleOne({ ...one, message: null }));
        }
      }
    },
  };
}
