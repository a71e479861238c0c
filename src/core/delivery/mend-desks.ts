import { listFaults, mendFault, type ToldFault } from "../store/told-faults.ts";
import type { Desk } from "../store/work.ts";
import type { Log } from "./log.ts";

/** The first look comes soon, since an admin may be at it; later ones ever more rarely. */
const soonestTryMs = 15_000;
const rarestTryMs = 600_000;

export type DeskMender = {
  /** Looks after every fault now. */
  run(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Sees whether a desk channel that refused what was sent works again (the bot was invited, a right was granted), without a restart and
 * without anybody pressing Retry: nothing that was given up there is lost.
 */
export function startDeskMender(deps: {
  readonly desk: Pick<Desk, "transact" | "read" | "clock">;
  readonly log: Log;
  readonly everyMs?: number;
  readonly firstTryMs?: number;
}): DeskMender {
  const { desk, log, everyMs = 5_000, firstTryMs = soonestTryMs } = deps;
  let running: Promise<void> | null = null;

  const isDue = ({ toldAt, triedAt }: ToldFault, at: Date): boolean => {
    const waitMs = Math.min(rarestTryMs, Math.max(firstTryMs, (at.getTime() - toldAt.getTime()) / 10));
    return at.getTime() - triedAt.getTime() >= waitMs;
  };

  async function run(): Promise<void> {
    for (const fault of await desk.read(listFaults)) {
      const at = desk.clock();
      const done = await desk.transact((work) => mendFault(work, fault, isDue(fault, at) ? { at } : null));
      if (done === "mended") log.info({ surface: fault.what }, "a desk channel works again");
    }
  }

  const timer = setInterval(() => {
    running ??= run()
      .catch((error: unknown) => log.warn({ error: String(error) }, "could not look after desk channels"))
      .finally(() => {
        running = null;
      });
  }, everyMs);
  timer.unref();

  return {
    run,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
