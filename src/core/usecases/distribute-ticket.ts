import { fittingRule } from "../store/distribution-rules.ts";
import type { LockedTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { handOverTicket } from "./hand-over-ticket.ts";

/**
 * Hands a ticket that has just come in to the server of the first approved rule that fits it. Somebody who was quicker keeps it, and a
 * ticket is only ever distributed once.
 */
export async function distributeTicket(work: Work, ticket: LockedTicket): Promise<void> {
  if (ticket.status !== "new" || ticket.assigneeId !== null) return;
  const rule = await fittingRule(work, ticket.id);
  if (rule === null) return;
  const { serverId, withNotes, id: ruleId } = rule;
  await handOverTicket(work, { kind: "clock" }, { ticketId: ticket.id, serverId, withNotes, ruleId });
}
