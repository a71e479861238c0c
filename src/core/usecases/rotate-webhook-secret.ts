import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { sealText } from "../domain/seal-text.ts";
import { newWebhookSecret } from "../domain/webhooks/sign-webhook.ts";
import { webhookSealing } from "../domain/webhooks/webhook-sealing.ts";
import { emit } from "../store/events.ts";
import { findEndpoint } from "../store/webhook-endpoints.ts";
import { renewSecret } from "../store/webhook-secrets.ts";
import type { Work } from "../store/work.ts";

/**
 * Gives an endpoint a new secret, shown this once. Messages are signed with the old ones too for `keepOldHours`; 0 ends them at once, for a
 * secret that got out. Admins only. Throws Problem `webhook.unknown`, `action.forbidden`.
 */
export async function rotateWebhookSecret(
  work: Work,
  actor: Actor,
  input: { readonly webhookId: string; readonly keepOldHours: number; readonly key: string },
): Promise<{ readonly secret: string; readonly oldEndAt: Date }> {
  requireDeskAction(actor, "desk.webhooks");
  if ((await findEndpoint(work, input.webhookId, true)) === null) throw new Problem("webhook.unknown", {});
  const secret = newWebhookSecret();
  const oldEndAt = new Date(work.now.getTime() + input.keepOldHours * 3_600_000);
  await renewSecret(work, {
    endpointId: input.webhookId,
    sealed: sealText(input.key, webhookSealing, secret),
    oldEndAt,
  });
  await emit(work, { kind: "webhook.secret_rotated", subjectId: input.webhookId, actor });
  return { secret, oldEndAt };
}
