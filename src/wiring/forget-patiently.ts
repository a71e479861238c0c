import { type PlaceRef, type Platform, PlatformFault } from "../bots/platform.ts";
import { backoffMs } from "../core/delivery/backoff.ts";
import type { Log } from "../core/delivery/log.ts";
import { pause } from "../core/delivery/transient.ts";

/** About an hour and a half. */
const tries = 60;
const backoff = { baseMs: 500, capMs: 120_000 };

/**
 * Takes a message away in which somebody wrote a secret: tried again while its platform is away or busy, since doing it twice is the same
 * as once. Never rejects; what stays is in the log.
 */
export async function forgetPatiently(
  platform: Pick<Platform, "name" | "remove">,
  place: PlaceRef,
  message: string,
  with_: {
    readonly log: Log;
    readonly random: () => number;
    readonly backoff?: { readonly baseMs: number; readonly capMs: number };
  },
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await platform.remove(place, message);
    } catch (error) {
      const isFinal = error instanceof PlatformFault && error.kind !== "unreachable" && error.kind !== "limited";
      if (isFinal || attempt >= tries) {
        const about = { platform: platform.name, error: String(error) };
        with_.log.warn(about, "a message with a secret could not be taken away");
        return;
      }
      const waitMs = backoffMs(attempt, with_.random, with_.backoff ?? backoff);
      await pause(Math.max(waitMs, (error instanceof PlatformFault ? error.retryAfterMs : null) ?? 0));
    }
  }
}
