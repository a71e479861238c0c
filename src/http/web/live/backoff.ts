const firstMs = 500;
const longestMs = 20_000;

/**
 * How long to wait before the next try, in milliseconds: doubling up to twenty seconds, spread over the upper half so that a
 * thousand browsers do not come back in one instant. `attempt` counts from 0; `random` gives 0 ≤ x < 1.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 16));
  return Math.round(full / 2 + (full / 2) * random());
}
