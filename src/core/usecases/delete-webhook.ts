import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { deleteEndpoint } from "../store/webhook-endpoints.ts";
import type { Work } from "../store/work.ts";

/** Removes an endpoint, its secrets and its log. Admins only. Throws Problem `webhook.unknown`, `action.forbidden`. */
export async function deleteWebhook(work: Work, actor: Actor, input: { readonly webhookId: string }): Promise<void> {
  requireDeskAction(actor, "desk.webhooks");
  if (!(await deleteEndpoint(work, input.webhookId))) throw new Problem("webhook.unknown", {});
  await emit(work, { kind: "webhook.deleted", subjectId: input.webhookId, actor });
}
