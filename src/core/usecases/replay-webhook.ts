import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { queueEventsSince, requeueDelivery } from "../store/webhook-deliveries.ts";
import { findEndpoint } from "../store/webhook-endpoints.ts";
import type { Work } from "../store/work.ts";

/** Events that one replay queues at most. */
const replayedAtOnce = 10_000;

/** Sends one delivery again, under its old message id. Admins only. Throws Problem `webhook.unknown`, `action.forbidden`. */
export async function replayDelivery(
  work: Work,
  actor: Actor,
  input: { readonly webhookId: string; readonly deliveryId: string },
): Promise<void> {
  requireDeskAction(actor, "desk.webhooks");
  if (!(await requeueDelivery(work, input.webhookId, input.deliveryId))) throw new Problem("webhook.unknown", {});
  await emit(work, { kind: "webhook.replayed", subjectId: input.webhookId, actor, data: { queued: 1 } });
}

/**
 * Sends again what happened since a time and before `until` (null: now): all that the endpoint wants, or only what it never took. `nextSince` is where to go on
 * when there was more than one replay queues. Admins only. Throws Problem `webhook.unknown`, `action.forbidden`.
 */
export async function replayWebhook(
  work: Work,
  actor: Actor,
  input: {
    readonly webhookId: string;
    readonly since: Date;
    readonly until: Date | null;
    readonly which: "all" | "untaken";
  },
): Promise<{ readonly queued: number; readonly nextSince: Date | null }> {
  requireDeskAction(actor, "desk.webhooks");
  if ((await findEndpoint(work, input.webhookId, true)) === null) throw new Problem("webhook.unknown", {});
  const until = input.until ?? work.now;
  const { webhookId: endpointId, since, which } = input;
  const found = await queueEventsSince(work, { endpointId, since, until, which, limit: replayedAtOnce });
  await emit(work, { kind: "webhook.replayed", subjectId: endpointId, actor, data: { queued: found.queued } });
  return found;
}
