import { type DueTimer, postponeTimer, takeDueTimer } from "../store/timers.ts";
import type { Desk, Work } from "../store/work.ts";
import { backoffMs } from "./backoff.ts";
import type { Log } from "./log.ts";

/** What each kind of timer does, in one transaction with the timer's end. */
export type TimerRuns = Readonly<Record<string, (work: Work, timer: DueTimer) => Promise<void>>>;

export type Timers = {
  /** Runs all that is due now; returns how many ran. */
  runDue(): Promise<number>;
  stop(): Promise<void>;
};

/** A timer that failed waits a minute, then longer, up to an hour: it is never dropped. */
const backoff = { baseMs: 60_000, capMs: 3_600_000 };

/** Runs due timers, each once among all processes. Kinds that `run` does not name are left for a process that knows them. */
export function startTimers(deps: {
  readonly desk: Desk;
  readonly run: TimerRuns;
  readonly log: Log;
  readonly random: () => number;
  readonly pollMs?: number;
}): Timers {
  const { desk, run, log, random, pollMs = 1000 } = deps;
  const kinds = Object.keys(run);
  const failures = new Map<string, number>();
  let stopped = false;
  let running: Promise<unknown> | null = null;

  async function runNext(): Promise<boolean> {
    const taken: { timer: DueTimer | null } = { timer: null };
    try {
      await desk.transact(async (work) => {
        taken.timer = await takeDueTimer(work, kinds);
        if (taken.timer !== null) await run[taken.timer.kind]?.(work, taken.timer);
      });
      if (taken.timer !== null) failures.delete(taken.timer.id);
    } catch (error) {
      if (taken.timer === null) throw error;
      const times = (failures.get(taken.timer.id) ?? 0) + 1;
      failures.set(taken.timer.id, times);
      log.error({ timer: taken.timer, error: String(error) }, "a timer failed and will run again");
      const at = new Date(desk.clock().getTime() + backoffMs(times, random, backoff));
      await postponeTimer(desk.database.sql, taken.timer, at);
    }
    return taken.timer !== null;
  }

  async function runDue(): Promise<number> {
    let count = 0;
    while (!stopped && (await runNext())) count += 1;
    return count;
  }

  const poll = setInterval(() => {
    running ??= runDue()
      .catch((error: unknown) => log.warn({ error: String(error) }, "the timers cannot reach the database"))
      .finally(() => {
        running = null;
      });
  }, pollMs);

  return {
    runDue,
    async stop() {
      stopped = true;
      clearInterval(poll);
      await running;
    },
  };
}
