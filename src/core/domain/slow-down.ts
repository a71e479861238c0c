/** What is known of one name's failed tries. */
type Tries = { failed: number; freeAt: number };

/** Slows down guessing at one name: free tries first, then a wait that doubles with every failure. */
export type SlowDown = {
  /** Seconds to wait before the next try at `name`, 0 when it may go ahead; then the try is counted, before it is judged. */
  begin(name: string, now: Date): number;
  /** The try was right: the name starts afresh. */
  succeeded(name: string): void;
};

const defaults = { freeTries: 5, firstWaitSeconds: 2, longestWaitSeconds: 900, names: 10_000 };

/**
 * Makes a SlowDown that remembers up to `names` names, the least recently tried forgotten first. It lives in memory on purpose:
 * a count in the database would be undone with the transaction that fails. A restart, or another replica, starts afresh.
 * Names that belong to nobody are slowed the same, so that the wait tells nothing.
 */
export function makeSlowDown(limits: Partial<typeof defaults> = {}): SlowDown {
  const { freeTries, firstWaitSeconds, longestWaitSeconds, names } = { ...defaults, ...limits };
  const known = new Map<string, Tries>();
  return {
    begin(name, now) {
      const tries = known.get(name) ?? { failed: 0, freeAt: 0 };
      const waitSeconds = Math.ceil((tries.freeAt - now.getTime()) / 1000);
      if (waitSeconds > 0) return waitSeconds;
      tries.failed++;
      const over = tries.failed - freeTries;
      const nextWaitSeconds = over < 0 ? 0 : Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** Math.min(over, 30));
      tries.freeAt = now.getTime() + nextWaitSeconds * 1000;
      known.delete(name);
      known.set(name, tries);
      if (known.size > names) known.delete(known.keys().next().value ?? name);
      return 0;
    },
    succeeded(name) {
      known.delete(name);
    },
  };
}
