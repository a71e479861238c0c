import { type Inbound, PlatformFault } from "../bots/platform.ts";
import type { ChatPlatform, Health } from "../bots/platform-parts.ts";
import { backoffMs } from "../core/delivery/backoff.ts";
import { inTime } from "../core/delivery/in-time.ts";
import type { Log } from "../core/delivery/log.ts";
import { pause } from "../core/delivery/transient.ts";

/** A platform that is listened to, or is about to be. */
export type PlatformRun = {
  /** Begins to listen in the background, and tries again for as long as it takes. A second call has no effect. */
  begin(): void;
  /** Stops listening. It can be begun again. */
  end(): Promise<void>;
};

/** A token that was revoked may come back, and a server that is away will: asked again, ever more rarely. */
const backoff = { baseMs: 1_000, capMs: 120_000 };
/** How long a platform may take to let go of its connections. */
const stopMs = 10_000;

/** Runs one platform apart from all others: what it throws is its health, never the desk's end. */
export function runPlatform(deps: {
  readonly platform: ChatPlatform;
  readonly inbound: Inbound;
  readonly log: Log;
  readonly random: () => number;
  readonly onHealth: (health: Health) => void;
  /** It has begun to listen. */
  readonly onStarted: () => void;
  readonly backoff?: { readonly baseMs: number; readonly capMs: number };
}): PlatformRun {
  const { platform, inbound, log, onHealth } = deps;
  let run: { readonly stopping: AbortController; readonly done: Promise<void> } | null = null;
  let ending: Promise<void> = Promise.resolve();

  async function keepTrying(stopping: AbortSignal): Promise<void> {
    await ending;
    for (let attempt = 1; !stopping.aborted; attempt += 1) {
      onHealth({ state: "connecting", hint: attempt === 1 ? "It is being connected." : "It is tried again." });
      try {
        await platform.start(inbound);
        if (!stopping.aborted) deps.onStarted();
        return;
      } catch (error) {
        if (stopping.aborted) return;
        onHealth({ state: "down", hint: hintOf(error) });
        await inTime(platform.stop(), stopMs).catch(() => undefined);
        await pause(backoffMs(attempt, deps.random, deps.backoff ?? backoff), stopping);
      }
    }
  }

  return {
    begin() {
      if (run !== null) return;
      const stopping = new AbortController();
      run = { stopping, done: keepTrying(stopping.signal) };
    },
    async end() {
      if (run === null) return ending;
      run.stopping.abort();
      const { done } = run;
      run = null;
      ending = (async () => {
        await inTime(platform.stop(), stopMs).catch((error: unknown) =>
          log.warn({ platform: platform.name, error: String(error) }, "a platform did not stop in time"),
        );
        await inTime(done, stopMs).catch(() => undefined);
      })();
      return ending;
    },
  };
}

/** What went wrong and how to mend it, in a sentence. */
export function hintOf(error: unknown): string {
  if (error instanceof PlatformFault) return error.hint ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
