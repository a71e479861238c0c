import type { IIdentifyThrottler } from "discord.js";

/** Discord's own count of the identifies that are left: https://discord.com/developers/docs/events/gateway#session-start-limit-object */
export type SessionLimit = { readonly remaining: number; readonly resetAfterMs: number };

/** What is kept back for people who start the desk by hand. */
const reserve = 50;

/**
 * Spaces out identifies: the first goes at once, each further one within ten minutes waits twice as long as the one before, and never less
 * than `everyMs`, and when
 * few of the day's are left all wait for the next day. RESUME costs none and never comes here.
 */
export function identifyThrottle(parts: {
  readonly limit: () => Promise<SessionLimit>;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly everyMs: number;
  readonly firstMs: number;
  readonly maxMs: number;
  readonly onWait: (ms: number, why: "often" | "budget") => void;
}): IIdentifyThrottler {
  let recent: number[] = [];
  return {
    async waitForIdentify(_shard, signal) {
      const now = parts.now();
      recent = recent.filter((at) => at > now - 600_000);
      const { remaining, resetAfterMs } = await parts.limit();
      if (remaining <= reserve && recent.length > 0) {
        parts.onWait(resetAfterMs, "budget");
        await parts.sleep(resetAfterMs, signal);
      } else if (recent.length > 0) {
        const backoffMs = Math.min(parts.maxMs, parts.firstMs * 2 ** Math.min(20, recent.length - 1));
        const waitMs = Math.max(backoffMs, (recent.at(-1) ?? now) + parts.everyMs - now);
        // The first one more comes often (a deploy, a dropped line), and is nothing to tell of.
        if (recent.length > 2) parts.onWait(waitMs, "often");
        await parts.sleep(waitMs, signal);
      }
      recent.push(parts.now());
    },
  };
}
