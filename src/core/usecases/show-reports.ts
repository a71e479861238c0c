import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { mayOnTicket, partiesFor } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import type { ReportDocument } from "../domain/report-document.ts";
import { listReportVersions, type ReportVersion, readReportDocument } from "../store/report-documents.ts";
import { findTicketFor } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";

/** Every version of a ticket's report, the newest first. Throws Problem `ticket.unknown`, `action.forbidden`. */
export async function showReports(work: Work, actor: Actor, number: number): Promise<readonly ReportVersion[]> {
  const versions = await listReportVersions(work, (await readableTicket(work, actor, number)).id);
  return versions.map((one) => ({ ...one, authorName: staffNameFor(work, actor, one.authorName) }));
}

/**
 * One version of a ticket's report as it is printed, the newest where `version` is null. Throws Problem `report.missing`,
 * `ticket.unknown`, `action.forbidden`.
 */
export async function showReportDocument(
  work: Work,
  actor: Actor,
  asked: { readonly number: number; readonly version: number | null },
): Promise<ReportDocument> {
  const ticket = await readableTicket(work, actor, asked.number);
  const report = await readReportDocument(work, ticket.id, asked.version);
  if (report === null) throw new Problem("report.missing", { number: asked.number });
  const { waiver, authorName } = report;
  return {
    ...report,
    authorName: staffNameFor(work, actor, authorName),
    waiver: waiver === null ? null : { ...waiver, name: staffNameFor(work, actor, waiver.name) },
  };
}

/** A member of staff as this reader may name them: customers as the desk's setting says, "" for not at all. */
function staffNameFor(work: Work, actor: Actor, name: string): string {
  if (actor.kind !== "person" || actor.role !== "customer" || work.settings.showStaffNames === "full") return name;
  return work.settings.showStaffNames === "first" ? (name.split(" ")[0] ?? name) : "";
}

async function readableTicket(work: Work, actor: Actor, number: number) {
  const ticket = await findTicketFor(work, actor, number);
  if (!mayOnTicket(partiesOfActor(actor, ticket.facts), "report.read")) {
    throw new Problem("action.forbidden", { action: "report.read", needs: partiesFor("report.read") });
  }
  return ticket;
}
