import type { TicketView, UsedPart } from "../../../core/domain/ticket-view.ts";
import type { FormVerb } from "./form-table.ts";

/** A part as a line of the report form: "2 x gasket (G-17)". */
export function partLine(part: UsedPart): string {
  const quantity = part.quantity === 1 ? "" : `${part.quantity} x `;
  return `${quantity}${part.name}${part.number === null ? "" : ` (${part.number})`}`;
}

/** What a form can know by itself (`labourMinutes` is what the events of the ticket say): the last report when it is corrected, the ticket's own fields when it is edited. */
export function prefill(
  verb: FormVerb,
  ticket: TicketView | null,
  labourMinutes: number,
): Readonly<Record<string, string>> {
  if (ticket === null) return {};
  if (verb === "edit") {
    const { title, description, category, urgency } = ticket;
    return { title, description, category: category ?? "", urgency };
  }
  if (verb === "tag") return { tags: ticket.tags.join(", ") };
  if (verb === "priority") return { priority: ticket.priority };
  if (verb === "rate" && ticket.rating !== null) {
    return { stars: String(ticket.rating.stars), comment: ticket.rating.comment };
  }
  if (verb !== "report") return {};
  const { report } = ticket;
  if (report === null)
    return { labourMinutes: String(labourMinutes), travelMinutes: String(ticket.travel?.minutes ?? 0) };
  return {
    malfunction: report.malfunction,
    cause: report.cause,
    solution: report.solution,
    fix: report.fix,
    parts: report.parts.map(partLine).join("\n"),
    labourMinutes: String(report.labourMinutes),
    travelMinutes: String(report.travelMinutes),
  };
}
