import { schedule } from "node-cron";
import { electFire } from "../store/recurring-jobs.ts";
import type { Desk } from "../store/work.ts";
import type { Log } from "./log.ts";

/** Work that recurs: `cron` in UTC. It runs in one replica a fire, and may be missed when that one dies in the middle. */
export type RecurringJob = { readonly name: string; readonly cron: string; run(): Promise<void> };

export type Elected = {
  /** Runs the job's fire of that time here, if no replica has taken it. Returns whether it ran. */
  fire(name: string, at: Date): Promise<boolean>;
  stop(): Promise<void>;
};

/** Starts the schedules; each fire is elected through Postgres by a row that only grows. */
export function startElected(deps: {
  readonly desk: Pick<Desk, "database">;
  readonly jobs: readonly RecurringJob[];
  readonly log: Log;
}): Elected {
  const { desk, jobs, log } = deps;
  const running = new Set<Promise<unknown>>();

  async function fire(name: string, at: Date): Promise<boolean> {
    const job = jobs.find((known) => known.name === name);
    if (job === undefined || !(await electFire(desk.database.sql, name, at))) return false;
    await job.run();
    return true;
  }

  const tasks = jobs.map(({ name, cron }) =>
    schedule(
      cron,
      async ({ date }) => {
        const at = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const run = fire(name, at).catch((error: unknown) =>
          log.error({ job: name, error: String(error) }, "a recurring job failed"),
        );
        running.add(run);
        await run;
        running.delete(run);
      },
      { name, timezone: "UTC", noOverlap: true, unref: true },
    ),
  );

  return {
    fire,
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.allSettled(running);
    },
  };
}
