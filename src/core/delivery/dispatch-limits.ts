import type { BackoffLimits } from "./backoff.ts";
import type { Rate } from "./rate-buckets.ts";

export type DispatchLimits = {
  /** Platform calls under way at once. */
  readonly concurrency: number;
  /** Rows in one claim. */
  readonly batch: number;
  /** How often to look without having been woken. */
  readonly pollMs: number;
  /** A call that takes longer counts as in doubt. */
  readonly callTimeoutMs: number;
  /** A bucket waits this long where its platform says "too fast" without saying for how long. */
  readonly pauseMs: number;
  /** After so many failures a delivery is a dead letter. */
  readonly maxAttempts: number;
  readonly backoff: BackoffLimits;
  /** How long `stop` waits for calls under way. */
  readonly drainMs: number;
  /** How fast a platform's bucket may be written to; null: as fast as it answers. */
  rateOf(platform: string, bucket: string): Rate | null;
  /** A platform said "too fast" of a bucket. */
  limited(platform: string, bucket: string): void;
};

/** With these a platform may be away for about two hours and a half before anything is given up. */
export const dispatchDefaults: DispatchLimits = {
  concurrency: 200,
  batch: 50,
  pollMs: 1000,
  callTimeoutMs: 60_000,
  pauseMs: 1000,
  maxAttempts: 24,
  backoff: { baseMs: 1000, capMs: 600_000 },
  drainMs: 10_000,
  rateOf: () => null,
  limited: () => undefined,
};
