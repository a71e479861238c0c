import { setTimeout as pause } from "node:timers/promises";
import { type FileRef, type Platform, PlatformFault } from "../bots/platform.ts";

const tries = 5;
/** A platform that asks for more patience than this gets none: somebody's words wait behind the file. */
const longestWaitMs = 10_000;

/** The bytes of a file, asked for again where the platform was away or too busy. Rejects with what it said last. */
export async function fetchPatiently(
  platform: Pick<Platform, "fetchFile">,
  ref: FileRef,
  limitBytes: number,
  baseMs = 250,
): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await platform.fetchFile(ref, limitBytes);
    } catch (error) {
      const isFinal = error instanceof PlatformFault && error.kind !== "unreachable" && error.kind !== "limited";
      const waitMs = (error instanceof PlatformFault ? error.retryAfterMs : null) ?? baseMs * 2 ** attempt;
      if (isFinal || attempt >= tries || waitMs > longestWaitMs) throw error;
      await pause(waitMs);
    }
  }
}
