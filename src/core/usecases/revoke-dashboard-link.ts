import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isUuid } from "../store/accounts.ts";
import { endDashboardLink } from "../store/dashboard-links.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/** Ends a link to dashboards, at once. Admins only. Throws Problem `action.forbidden`, `link.invalid` where there is none to end. */
export async function revokeDashboardLink(work: Work, actor: Actor, input: { readonly linkId: string }): Promise<void> {
  requireDeskAction(actor, "dashboard.share");
  if (!isUuid(input.linkId) || !(await endDashboardLink(work, input.linkId))) throw new Problem("link.invalid", {});
  await emit(work, { kind: "dashboard.link_revoked", subjectId: input.linkId, actor });
}
