import type { Person } from "../domain/actor.ts";
import { displayName } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { readWebhookUrl } from "../domain/webhooks/read-webhook-url.ts";
import type { WebhookScope } from "../domain/webhooks/webhook-scope.ts";
import { emit } from "../store/events.ts";
import { disableEndpoint, enableEndpoint, findEndpoint, updateEndpoint } from "../store/webhook-endpoints.ts";
import type { Work } from "../store/work.ts";

/**
 * Changes an endpoint, or switches it off or on; whoever switches it on owns it from then on. What is left out stays. Admins only.
 * Throws Problem `webhook.unknown`, `webhook.address_refused`, `request.changed_since`, `action.forbidden`.
 */
export async function changeWebhook(
  work: Work,
  actor: Person,
  input: {
    readonly webhookId: string;
    readonly ifVersion: number | null;
    readonly name?: string | undefined;
    readonly url?: string | undefined;
    readonly events?: readonly string[] | undefined;
    readonly scope?: WebhookScope | undefined;
    readonly enabled?: boolean | undefined;
  },
): Promise<void> {
  requireDeskAction(actor, "desk.webhooks");
  const before = await findEndpoint(work, input.webhookId, true);
  if (before === null) throw new Problem("webhook.unknown", {});
  if (input.ifVersion !== null && input.ifVersion !== before.version) {
    throw new Problem("request.changed_since", { current: `"v${before.version}"` });
  }
  const allowed = work.settings.webhookAddresses === "any" ? "any" : "public";
  const after = {
    id: before.id,
    name: input.name === undefined ? before.name : displayName(input.name, before.name),
    url: input.url === undefined ? before.url : readWebhookUrl(input.url, allowed),
    events: input.events === undefined ? before.events : [...new Set(input.events)],
    scope: input.scope ?? before.scope,
  };
  const fields = (["name", "url", "events", "scope"] as const).filter((field) => input[field] !== undefined);
  const about = { subjectId: before.id, actor };
  if (fields.length > 0) {
    await updateEndpoint(work, after);
    await emit(work, { kind: "webhook.changed", ...about, data: { fields, scope: after.scope } });
  }
  if (input.enabled === false && (await disableEndpoint(work, before.id, "admin"))) {
    await emit(work, { kind: "webhook.disabled", ...about, data: { because: "admin" } });
  }
  if (input.enabled === true && before.disabledBecause !== null) {
    await enableEndpoint(work, before.id, actor.accountId);
    await emit(work, { kind: "webhook.enabled", ...about });
  }
}
