import type { Database } from "../store/connect.ts";
import { endLease, holdsLease, tryLease } from "../store/leases.ts";
import { openSession } from "../store/session.ts";
import { inTime } from "./in-time.ts";
import type { Log } from "./log.ts";

/** Something that one process alone may do at a time, such as listening where a platform allows one listener. */
export type Lease = {
  /** Whether this process may do it now. */
  isHeld(): boolean;
  /** Gives it back, so that another process takes over at once. */
  stop(): Promise<void>;
};

/**
 * Waits for the lease of this name, calls `onGain` when it is ours and `onLoss` when it is no longer certain that it is: the lock lives in
 * a session of its own, so it is free as soon as the process dies, and whoever cannot prove within `proofMs` that it still holds it stops.
 * Others look every `checkMs`, so it moves within two seconds.
 */
export function startLease(deps: {
  readonly database: Database;
  readonly name: string;
  readonly log: Log;
  readonly onGain: () => void;
  readonly onLoss: () => void;
  readonly checkMs?: number;
  readonly proofMs?: number;
}): Lease {
  const { database, name, log, onGain, onLoss, checkMs = 500, proofMs = 1500 } = deps;
  let held = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let checking: Promise<void> = Promise.resolve();
  const session = openSession(database, `fixline ${name}`, lose);

  function lose(): void {
    if (!held) return;
    held = false;
    if (stopped) return;
    log.warn({ lease: name }, "a lease was lost");
    onLoss();
  }

  async function check(): Promise<void> {
    if (held) {
      if (!(await inTime(holdsLease(session.sql, name), proofMs))) lose();
      return;
    }
    if (!(await inTime(tryLease(session.sql, name), proofMs)) || stopped) return;
    held = true;
    onGain();
  }

  function schedule(inMs: number): void {
    if (stopped) return;
    timer = setTimeout(() => {
      checking = check()
        // Without an answer nobody knows: somebody else may have it by now.
        .catch((error: unknown) => {
          log.warn({ lease: name, error: String(error) }, "a lease cannot be looked at");
          lose();
        })
        .finally(() => schedule(checkMs));
    }, inMs);
  }
  schedule(0);

  return {
    isHeld: () => held,
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await checking;
      if (held) await endLease(session.sql, name).catch(() => undefined);
      held = false;
      await session.close();
    },
  };
}
