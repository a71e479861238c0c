import type { RecurringJob } from "../core/delivery/elected.ts";
import { keepLooking } from "../core/delivery/keep-looking.ts";
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
 * time, and each push is taken by one.
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

  async function look(): Promise<boolean> {
    while (!stopping.signal.aborted && (await desk.read(hasEventsToTell))) {
      if ((await desk.transact((work) => spreadNotifications(work, eventsAtOnce))) === 0) break;
    }
    await sendPushes({ ...deps, signal: stopping.signal });
    return false;
  }

  const trouble = "notices wait: the database did not answer";
  const looking = keepLooking({ look, wakes, on: "events", log, trouble, pollMs, restMs });
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
    idle: looking.idle,
    async stop() {
      stopping.abort();
      await looking.stop();
    },
  };
}
