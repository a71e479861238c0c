/** How fast a bucket may be written to: `burst` at once, `perSecond` in the long run. */
export type Rate = { readonly burst: number; readonly perSecond: number };

export type RateBuckets = {
  /** Takes one token and returns 0, or, where there is none, the milliseconds after which to ask again. Times are epoch ms. */
  take(bucket: string, rate: Rate | null, nowMs: number): number;
  /** Nothing more goes into this bucket for `ms`. */
  pause(bucket: string, ms: number, nowMs: number): void;
};

type Bucket = { tokens: number; filledAt: number; pausedUntil: number; promisedUntil: number };

/**
 * Token buckets, each apart from the others. Those who are turned away are told different times, one interval after another,
 * so that a long queue does not come back all at once for one token.
 */
export function rateBuckets(): RateBuckets {
  const buckets = new Map<string, Bucket>();

  function bucketOf(name: string, rate: Rate | null, nowMs: number): Bucket {
    let bucket = buckets.get(name);
    if (bucket === undefined) {
      bucket = { tokens: rate?.burst ?? 0, filledAt: nowMs, pausedUntil: 0, promisedUntil: 0 };
      buckets.set(name, bucket);
    }
    return bucket;
  }

  return {
    take(name, rate, nowMs) {
      // Most buckets of a platform without a rate are never paused: keep no entry for them.
      if (rate === null && !buckets.has(name)) return 0;
      const bucket = bucketOf(name, rate, nowMs);
      if (nowMs < bucket.pausedUntil) return bucket.pausedUntil - nowMs;
      if (rate === null) {
        buckets.delete(name);
        return 0;
      }
      bucket.tokens = Math.min(
        rate.burst,
        bucket.tokens + (Math.max(0, nowMs - bucket.filledAt) / 1000) * rate.perSecond,
      );
      bucket.filledAt = nowMs;
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return 0;
      }
      const intervalMs = 1000 / rate.perSecond;
      const firstMs = nowMs + (1 - bucket.tokens) * intervalMs;
      bucket.promisedUntil = Math.max(firstMs, bucket.promisedUntil + intervalMs);
      return Math.max(1, Math.ceil(bucket.promisedUntil - nowMs));
    },
    pause(name, ms, nowMs) {
      const bucket = bucketOf(name, null, nowMs);
      bucket.pausedUntil = Math.max(bucket.pausedUntil, nowMs + ms);
    },
  };
}
