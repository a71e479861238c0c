export type BackoffLimits = { readonly baseMs: number; readonly capMs: number };

/**
 * Milliseconds to wait after the `attempt`-th failure (from 1): doubling from `baseMs` up to `capMs`, and of that a random part
 * between half and all, so that what failed together does not come back together. `random` gives [0, 1).
 */
export function backoffMs(attempt: number, random: () => number, limits: BackoffLimits): number {
  const full = Math.min(limits.capMs, limits.baseMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full * (0.5 + random() / 2));
}
