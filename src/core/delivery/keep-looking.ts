import type { Wakes } from "../store/wakes.ts";
import type { Wake } from "../store/work.ts";
import type { Log } from "./log.ts";

/** Looks for work that is rows in the database, again and again. */
export type Looking = {
  /** Looks at once, or once more when the look that is under way ends. */
  now(): void;
  /** Looks now; resolves when that and all that followed from it has ended. */
  idle(): Promise<void>;
  /** Begins no further look and waits for the one under way. */
  stop(): Promise<void>;
};

/**
 * Looks for work when something happened (`on`), and every `pollMs` for what nobody woke us for. `look` does what is due and says whether it
 * found anything: then it looks again. A busy desk wakes us with every write, and so do our own: a wake is answered after
 * `restMs`, one look for all that came meanwhile, so that what people wait for goes first. A look that throws is made again by the next
 * wake or poll; `trouble` is what the log says then.
 */
export function keepLooking(deps: {
  readonly look: () => Promise<boolean>;
  readonly wakes: Pick<Wakes, "on">;
  readonly on: Wake;
  readonly log: Log;
  readonly trouble: string;
  readonly pollMs: number;
  readonly restMs: number;
}): Looking {
  const { look, log, trouble, pollMs, restMs } = deps;
  let again = false;
  let running: Promise<void> | null = null;
  let resting: NodeJS.Timeout | null = null;
  let stopped = false;

  async function run(): Promise<void> {
    do again = false;
    while (((await look()) || again) && !stopped);
  }

  function now(): void {
    again = true;
    if (running !== null || stopped) return;
    running = run()
      .catch((error: unknown) => log.warn({ error: String(error) }, trouble))
      .finally(() => {
        running = null;
      });
  }

  function soon(): void {
    if (resting !== null || stopped) return;
    resting = setTimeout(() => {
      resting = null;
      now();
    }, restMs);
  }

  const stopListening = deps.wakes.on(deps.on, soon);
  const poll = setInterval(now, pollMs);

  return {
    now,
    async idle() {
      now();
      while (running !== null) await running;
    },
    async stop() {
      stopped = true;
      stopListening();
      clearInterval(poll);
      if (resting !== null) clearTimeout(resting);
      await running;
    },
  };
}
