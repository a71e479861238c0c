import type { SubscriptionEnd } from "../domain/dashboard-summary.ts";
import { endSubscription, findSubscription } from "../store/dashboard-subscriptions.ts";
import { emit } from "../store/events.ts";
import { adminAccountIds, enqueueNotice } from "../store/notices.ts";
import { ensureDirectPlaceOf } from "../store/places.ts";
import type { Work } from "../store/work.ts";

/** Ends monthly summaries that cannot go on, and tells every admin, once. */
export async function endSubscriptionOf(
  work: Work,
  subscriptionId: string,
  because: Exclude<SubscriptionEnd, "stopped">,
): Promise<void> {
  const found = await findSubscription(work, subscriptionId, true);
  if (found === null || !(await endSubscription(work, subscriptionId, because))) return;
  await emit(work, {
    kind: "dashboard.unsubscribed",
    subjectId: subscriptionId,
    actor: { kind: "clock" },
    data: { because },
  });
  const name = found.manufacturer;
  for (const accountId of await adminAccountIds(work)) {
    const place = await ensureDirectPlaceOf(work, accountId);
    if (place === null) continue;
    await enqueueNotice(work, place.id, { code: "dashboard.unsubscribed", data: { name, because } });
  }
}
