import type { RecurringJob } from "../core/delivery/elected.ts";
import type { Log } from "../core/delivery/log.ts";
import { resolveByDns } from "../core/delivery/webhooks/open-address.ts";
import { makePostWebhook } from "../core/delivery/webhooks/post-webhook.ts";
import { startWebhooks } from "../core/delivery/webhooks/start-webhooks.ts";
import { webhookUpkeep } from "../core/delivery/webhooks/webhook-upkeep.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";

/** Joins the sender of webhooks to the desk; `secret` is what their secrets are sealed with. */
export function keepWebhooks(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly secret: string;
  readonly random: () => number;
  readonly log: Log;
}): { readonly jobs: readonly RecurringJob[]; stop(): Promise<void> } {
  const webhooks = startWebhooks({ ...deps, post: makePostWebhook({ resolve: resolveByDns }) });
  return { jobs: [webhookUpkeep(deps.desk)], stop: webhooks.stop };
}
