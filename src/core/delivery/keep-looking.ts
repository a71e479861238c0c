import type { Wakes } from "../store/wakes.ts";
import type { Wake } from "../store/work.ts";
import type { Log } from "./log.ts";

/** How long we rest after a look that found something, in its own time: a long backlog takes a third of the desk, no more. */
const restShare = 2;
/** A look that waited long for others, not for us, is no reason to rest long. */
const longestRestMs = 200;

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
 * found anything: then it looks again. What people wait for goes first: a busy desk wakes us with every write, and so do our own, so
 * a wake is answered after `restMs`, one look for all that came meanwhile; and between looks that find something we rest twice as long as
 * the last one took. A look that throws is made again by the next wake or poll; `trouble` is what the log says then.
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
  /** Somebody waits until all is done: no rests. */
  let hurried = 0;
  let endRest = (): void => undefined;

  async function run(): Promise<void> {
    do {
      again = false;
      const began = performance.now();
      const found = await look();
      if (found) await rest(Math.min(longestRestMs, restShare * (performance.now() - began)));
      again ||= found;
    } while (again && !stopped);
  }

  function rest(forMs: number): Promise<void> | null {
    if (hurried > 0 || stopped) return null;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, forMs);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
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
      hurried += 1;
      endRest();
      now();
      while (running !== null) await running;
      hurried -= 1;
    },
    async stop() {
      stopped = true;
      endRest();
      stopListening();
      clearInterval(poll);
      if (resting !== null) clearTimeout(resting);
      await running;
    },
  };
}
