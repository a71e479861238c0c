import { pruneWebhookDeliveries } from "../../store/webhook-deliveries.ts";
import type { Desk } from "../../store/work.ts";
import type { RecurringJob } from "../elected.ts";

const keptDays = 90;

/** Removes the log of webhooks after as long as that of other deliveries. */
export function webhookUpkeep(desk: Pick<Desk, "database" | "clock">): RecurringJob {
  return {
    name: "prune-webhooks",
    cron: "57 3 * * *",
    async run() {
      await pruneWebhookDeliveries(desk.database.sql, new Date(desk.clock().getTime() - keptDays * 86_400_000));
    },
  };
}
