import type { Person } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import type { SummaryTarget } from "../domain/dashboard-summary.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { sealText } from "../domain/seal-text.ts";
import { readWebhookUrl } from "../domain/webhooks/read-webhook-url.ts";
import { newWebhookSecret } from "../domain/webhooks/sign-webhook.ts";
import { webhookSealing } from "../domain/webhooks/webhook-sealing.ts";
import { dashboardOfAccount } from "../store/dashboard-links.ts";
import { insertSubscription, listSubscriptions, manufacturerOfSlug } from "../store/dashboard-subscriptions.ts";
import { emit } from "../store/events.ts";
import { ensureDirectPlaceOf } from "../store/places.ts";
import type { Work } from "../store/work.ts";

/** Subscriptions of one manufacturer at most. */
export const subscriptionsAtMost = 20;

/**
 * Has a manufacturer's monthly summary sent: to the actor's own private chat, to a channel that an admin names, or to a web address, whose
 * `secret` is shown this once and kept sealed with `key`. Manufacturers subscribe to their own, admins to any (`slug`). Throws Problem
 * `action.forbidden`, `field.missing` (slug, channel), `subscription.no_chat`, `webhook.too_many`, `webhook.address_refused`.
 */
export async function subscribeDashboard(
  work: Work,
  actor: Person,
  input: { readonly slug: string | null; readonly target: SummaryTarget; readonly key: string },
): Promise<{ readonly subscriptionId: string; readonly secret: string | null }> {
  requireDeskAction(actor, "dashboard.read");
  const manufacturerId = await manufacturerFor(work, actor, input.slug);
  const target = await checked(work, actor, input.target);
  if ((await listSubscriptions(work, manufacturerId)).length >= subscriptionsAtMost) {
    throw new Problem("webhook.too_many", { limit: subscriptionsAtMost });
  }
  const secret = target.kind === "webhook" ? newWebhookSecret() : null;
  const subscriptionId = await insertSubscription(work, {
    manufacturerId,
    ownerId: actor.accountId,
    target,
    sealed: secret === null ? null : sealText(input.key, webhookSealing, secret),
  });
  await emit(work, {
    kind: "dashboard.subscribed",
    subjectId: subscriptionId,
    actor,
    data: { target: target.kind, manufacturerId },
  });
  return { subscriptionId, secret };
}

async function manufacturerFor(work: Work, actor: Person, slug: string | null): Promise<string> {
  if (actor.role === "admin") {
    const found = slug === null ? null : await manufacturerOfSlug(work, slug);
    if (found === null) throw new Problem("field.missing", { field: "slug" });
    return found.id;
  }
  const own = await dashboardOfAccount(work, actor.accountId);
  // Another's folder is refused in the words of one that is not there.
  if (own === null || (slug !== null && slug !== own.slug)) throw new Problem("field.missing", { field: "slug" });
  return own.maker;
}

async function checked(work: Work, actor: Person, target: SummaryTarget): Promise<SummaryTarget> {
  if (target.kind === "webhook") {
    const allowed = work.settings.webhookAddresses === "any" ? "any" : "public";
    return { kind: "webhook", url: readWebhookUrl(target.url, allowed) };
  }
  if (target.kind === "chat") {
    // The web is where manufacturers read the dashboards themselves: they have no chat there.
    const place = await ensureDirectPlaceOf(work, actor.accountId);
    if (place === null || (place.platform === "web" && actor.role === "manufacturer")) {
      throw new Problem("subscription.no_chat", {});
    }
    return target;
  }
  // Posting where others read is the desk's own business.
  requireDeskAction(actor, "dashboard.share");
  const place = {
    platform: cleanLine(target.platform),
    workspace: cleanLine(target.workspace),
    channel: cleanLine(target.channel),
  };
  if (place.platform === "" || place.platform === "web" || place.channel === "") {
    throw new Problem("field.missing", { field: "channel" });
  }
  return { kind: "channel", ...place };
}
