import type { RecurringJob } from "../core/delivery/elected.ts";
import type { Log } from "../core/delivery/log.ts";
import { type EncryptPush, sendPushes } from "../core/delivery/send-pushes.ts";
import type { PostWebhook } from "../core/delivery/webhooks/post-webhook.ts";
import { hasEventsToTell, pruneNotifications, spreadNotifications } from "../core/store/notifications.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";

const eventsAtOnce = 500;
const daysKept = 180;

/**
 * Turns events into people's notifications and pushes them to their browsers. Every process may: the cursor's row lock lets one do it at a
 * time, and each push is taken by one. A busy desk wakes us with every write, so we look no more often than every `restMs`.
 */
export function keepNotices(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly post: PostWebhook;
  readonly encrypt: EncryptPush;
  readonly log: Log;
  readonly pollMs?: number;
  readonly restMs?: number;
}): { readonly jobs: readonly RecurringJob[]; idle(): Promise<void>; stop(): Promise<void> } {
  const { desk, wakes, log, pollMs = 5_000, restMs = 100 } = deps;
  const stopping = new AbortController();
  let again = false;
  let running: Promise<void> | null = null;
  let resting: NodeJS.Timeout | null = null;

  async function run(): Promise<void> {
    do {
      again = false;
      while (!stopping.signal.aborted && (await desk.read(hasEventsToTell))) {
        if ((await desk.transact((work) => spreadNotifications(work, eventsAtOnce))) === 0) break;
      }
      await sendPushes({ ...deps, signal: stopping.signal });
    } while (again && !stopping.signal.aborted);
  }

  function start(): void {
    if (running !== null || stopping.signal.aborted) return;
    running = run()
      .catch((error: unknown) => log.warn({ error: String(error) }, "notices wait: the database did not answer"))
      .finally(() => {
        running = null;
      });
  }

  function look(): void {
    // Our own write wakes us too: what is looked at after a rest is enough for both.
    if (resting !== null || stopping.signal.aborted) return;
    resting = setTimeout(() => {
      resting = null;
      start();
    }, restMs);
    resting.unref();
  }

  const stopListening = wakes.on("events", look);
  const poll = setInterval(look, pollMs);
  return {
    jobs: [
      {
        name: "prune-notifications",
        cron: "57 3 * * *",
        run: async () =>
          void (await desk.read((work) =>
            pruneNotifications(work, new Date(work.now.getTime() - daysKept * 86_400_000)),
          )),
      },
    ],
    async idle() {
      await running;
      again = true;
      start();
      await running;
    },
    async stop() {
      stopping.abort();
      stopListening();
      clearInterval(poll);
      if (resting !== null) clearTimeout(resting);
      await running;
    },
  };
}
