import type { Actor } from "../domain/actor.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { type AuditEvent, type AuditFilter, type auditSorts, listAuditEvents } from "../store/audit-events.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import type { Work } from "../store/work.ts";

/** What happened at the desk. Admins. Throws Problem `action.forbidden`. */
export async function showAudit(
  work: Work,
  actor: Actor,
  filter: AuditFilter,
  page: PageAsk<(typeof auditSorts)[number]>,
): Promise<Page<AuditEvent>> {
  requireDeskAction(actor, "desk.audit");
  return listAuditEvents(work, filter, page);
}
