import type { Actor } from "../domain/actor.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { type ComplianceRow, slaCompliance } from "../store/sla-compliance.ts";
import type { Work } from "../store/work.ts";

/** How well promises were kept in a period, by team or organisation. Admins. Throws Problem `action.forbidden`. */
export async function showCompliance(
  work: Work,
  actor: Actor,
  period: { readonly from: Date; readonly to: Date; readonly by: "team" | "organisation" },
): Promise<readonly ComplianceRow[]> {
  requireDeskAction(actor, "desk.stats");
  return slaCompliance(work, period);
}
