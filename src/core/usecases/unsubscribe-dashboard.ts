import type { Person } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isUuid } from "../store/accounts.ts";
import { dashboardOfAccount } from "../store/dashboard-links.ts";
import { endSubscription, findSubscription } from "../store/dashboard-subscriptions.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/**
 * Stops monthly summaries at once, those that still wait included. Manufacturers stop their own manufacturer's, admins any. Throws
 * Problem `action.forbidden`, `subscription.unknown`.
 */
export async function unsubscribeDashboard(
  work: Work,
  actor: Person,
  input: { readonly subscriptionId: string },
): Promise<void> {
  requireDeskAction(actor, "dashboard.read");
  const found = isUuid(input.subscriptionId) ? await findSubscription(work, input.subscriptionId, true) : null;
  const own = actor.role === "admin" ? null : await dashboardOfAccount(work, actor.accountId);
  const isTheirs = found !== null && (actor.role === "admin" || own?.maker === found.manufacturerId);
  if (!isTheirs || !(await endSubscription(work, found.id, "stopped"))) throw new Problem("subscription.unknown", {});
  await emit(work, { kind: "dashboard.unsubscribed", subjectId: found.id, actor, data: { because: "stopped" } });
}
