/** How many answers 401, 403 and 429 a window may hold for us. */
export type InvalidBudget = {
  /** Milliseconds until a request may be made; 0 = now. */
  waitMs(nowMs: number): number;
  count(nowMs: number): void;
  readonly used: (nowMs: number) => number;
};

const windowMs = 10 * 60_000;

/**
 * Counts refused requests: 10,000 in ten minutes ban the address
 * (https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans). We stop at `most`, since other
 * programs may share the address.
 */
export function invalidBudget(most = 3000): InvalidBudget {
  /** Counts by second, oldest first: at most 600 entries. */
  let seconds: { readonly at: number; count: number }[] = [];
  const prune = (nowMs: number) => {
    seconds = seconds.filter(({ at }) => at * 1000 > nowMs - windowMs);
  };
  const used = (nowMs: number) => {
    prune(nowMs);
    return seconds.reduce((sum, { count }) => sum + count, 0);
  };
  return {
    used,
    waitMs(nowMs) {
      const oldest = used(nowMs) >= most ? seconds[0] : undefined;
      return oldest === undefined ? 0 : Math.max(1, oldest.at * 1000 + windowMs - nowMs);
    },
    count(nowMs) {
      const at = Math.floor(nowMs / 1000);
      const last = seconds.at(-1);
      if (last?.at === at) last.count += 1;
      else seconds.push({ at, count: 1 });
    },
  };
}
