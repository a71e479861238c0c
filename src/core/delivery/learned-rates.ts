import type { Rate } from "./rate-buckets.ts";

/** How long a bucket that was once too fast is written to at its declared rate. */
const carefulMs = 10 * 60_000;

export type LearnedRates = {
  rateOf(platform: string, bucket: string): Rate | null;
  /** The platform said "too fast" of this bucket. */
  limited(platform: string, bucket: string): void;
};

/**
 * Rates that are kept once a platform has asked for it. What platforms declare (a message a second, twenty a minute) is what they
 * enforce in the long run; short bursts pass, so a quiet desk answers at once, and one that has been too fast is careful for a while.
 */
export function learnedRates(
  declared: (platform: string, bucket: string) => Rate | null,
  now: () => Date,
): LearnedRates {
  const carefulUntil = new Map<string, number>();
  return {
    rateOf(platform, bucket) {
      const until = carefulUntil.get(`${platform} ${bucket}`);
      if (until === undefined) return null;
      if (now().getTime() < until) return declared(platform, bucket);
      carefulUntil.delete(`${platform} ${bucket}`);
      return null;
    },
    limited: (platform, bucket) => void carefulUntil.set(`${platform} ${bucket}`, now().getTime() + carefulMs),
  };
}
