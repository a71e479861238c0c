import type { Person } from "../domain/actor.ts";
import { displayName } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { sealText } from "../domain/seal-text.ts";
import { readWebhookUrl } from "../domain/webhooks/read-webhook-url.ts";
import { newWebhookSecret } from "../domain/webhooks/sign-webhook.ts";
import type { WebhookScope } from "../domain/webhooks/webhook-scope.ts";
import { webhookSealing } from "../domain/webhooks/webhook-sealing.ts";
import { emit } from "../store/events.ts";
import { countEndpoints, insertEndpoint } from "../store/webhook-endpoints.ts";
import { renewSecret } from "../store/webhook-secrets.ts";
import type { Work } from "../store/work.ts";

/** Endpoints of a desk at most: each is told of every event that it wants. */
export const webhooksAtMost = 50;

/**
 * Makes an endpoint that is told of events from now on, in its maker's name. `secret` is shown this once and stored sealed with `key`, the
 * server's own. Admins only. Throws Problem `webhook.address_refused`, `webhook.too_many`, `action.forbidden`.
 */
export async function createWebhook(
  work: Work,
  actor: Person,
  input: {
    readonly name: string;
    readonly url: string;
    readonly events: readonly string[];
    readonly scope: WebhookScope;
    readonly key: string;
  },
): Promise<{ readonly webhookId: string; readonly secret: string }> {
  requireDeskAction(actor, "desk.webhooks");
  const url = readWebhookUrl(input.url, work.settings.webhookAddresses === "any" ? "any" : "public");
  if ((await countEndpoints(work)) >= webhooksAtMost) throw new Problem("webhook.too_many", { limit: webhooksAtMost });
  const id = work.newId();
  const secret = newWebhookSecret();
  const { accountId: ownerId } = actor;
  const events = [...new Set(input.events)];
  await insertEndpoint(work, {
    id,
    name: displayName(input.name, "webhook"),
    url,
    events,
    scope: input.scope,
    ownerId,
  });
  await renewSecret(work, {
    endpointId: id,
    sealed: sealText(input.key, webhookSealing, secret),
    oldEndAt: work.now,
  });
  await emit(work, { kind: "webhook.created", subjectId: id, actor, data: { scope: input.scope } });
  return { webhookId: id, secret };
}
