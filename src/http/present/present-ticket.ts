import { type Person, partiesOfActor } from "../../core/domain/actor.ts";
import { possibleMoves } from "../../core/domain/lifecycle.ts";
import { isStaff } from "../../core/domain/roles.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import type { TicketJson } from "../web/protocol.ts";

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A ticket as `reader` may see it: the proposal and what it says of people is the staff's alone. */
export function presentTicket(view: TicketView, reader: Person): TicketJson {
  const { report, proposal } = view;
  return {
    id: view.id,
    number: view.number,
    version: view.version,
    status: view.status,
    title: view.title,
    description: view.description,
    category: view.category,
    urgency: view.urgency,
    priority: view.priority,
    tags: isStaff(reader.role) ? view.tags : [],
    dueAt: iso(view.dueAt),
    opener: view.opener,
    organisation: view.organisation,
    site: view.site,
    equipment:
      view.equipment === null
        ? null
        : {
            id: view.equipment.id,
            label: view.equipment.name,
            model: view.equipment.model,
            manufacturer: view.equipment.manufacturer,
            family: view.equipment.family,
            category: view.equipment.category,
            serialNumber: view.equipment.serialNumber,
          },
    assignee: view.assignee,
    vehicle: isStaff(reader.role) ? view.vehicle : null,
    team: isStaff(reader.role) ? view.team : null,
    travel: isStaff(reader.role) ? view.travel : null,
    proposal:
      proposal === null || !isStaff(reader.role)
        ? null
        : {
            candidates: proposal.candidates.map((candidate) => ({
              accountId: candidate.accountId,
              name: candidate.name,
              score: candidate.score,
              vehicleName: candidate.vehicle?.name ?? null,
              factors: candidate.factors.map(({ factor, measured, points, weight }) => ({
                factor,
                measured: measured ?? null,
                points,
                weight,
              })),
            })),
            leftOut: proposal.leftOut ?? [],
            vehicleName: proposal.vehicleName,
          },
    report:
      report === null
        ? null
        : {
            id: report.id,
            version: report.version,
            state: report.state,
            malfunction: report.malfunction,
            cause: report.cause,
            solution: report.solution,
            fix: report.fix,
            parts: report.parts.map((part) => (part.quantity === 1 ? part.name : `${part.quantity} × ${part.name}`)),
            labourMinutes: report.labourMinutes,
            travelMinutes: report.travelMinutes,
            submittedAt: new Date(report.submittedAt).toISOString(),
          },
    rating: view.rating,
    sla: isStaff(reader.role)
      ? view.sla.map((clock) => ({ ...clock, dueAt: iso(clock.dueAt), breachedAt: iso(clock.breachedAt) }))
      : [],
    holdReason: view.holdReason,
    elsewhere: view.elsewhere,
    mergedIntoNumber: view.mergedIntoNumber,
    acceptedAt: iso(view.acceptedAt),
    startedAt: iso(view.startedAt),
    resolvedAt: iso(view.resolvedAt),
    closedAt: iso(view.closedAt),
    createdAt: view.createdAt.toISOString(),
    updatedAt: view.updatedAt.toISOString(),
    possible: possibleMoves({ status: view.status }, partiesOfActor(reader, view.facts)),
  };
}

/** The ETag of a ticket: its version, which grows with every change. */
export function ticketTag(version: number): string {
  return `"v${version}"`;
}

/** The version that an `If-Match` names; null for none and for `*`. A tag that is not ours names version 0, which no ticket has. */
export function versionOfTag(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch.trim() === "*") return null;
  return Number(/^(?:W\/)?"v(\d{1,9})"$/.exec(ifMatch.trim())?.[1] ?? 0);
}
