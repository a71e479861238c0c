import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { mayOnTicket, partiesFor } from "../domain/permissions.ts";
import { type Priority, priorityOf } from "../domain/priority.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { refreshCards } from "../store/notices.ts";
import { readEquipment } from "../store/opening-facts.ts";
import { updateTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { lockTicketFor } from "./move-ticket.ts";
import { settleSla } from "./settle-sla.ts";

/** An admin sets the priority by hand; null gives it back to urgency × impact. */
export async function setPriority(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly priority: Priority | null },
): Promise<{ readonly priority: Priority }> {
  const ticket = await lockTicketFor(work, actor, input.ticketId);
  if (!mayOnTicket(partiesOfActor(actor, ticket.facts), "ticket.priority")) {
    throw new Problem("action.forbidden", { action: "ticket.priority", needs: partiesFor("ticket.priority") });
  }
  const byTable = priorityOf(ticket.urgency, (await readEquipment(work, ticket.equipmentId))?.impact ?? "unit");
  const priority = input.priority ?? byTable;
  await updateTicket(work, ticket.id, { priority, priorityByHand: input.priority !== null });
  await emit(work, {
    kind: "ticket.changed",
    subjectId: ticket.id,
    ticketId: ticket.id,
    actor,
    data: { fields: ["priority"], priority, from: ticket.priority },
  });
  await settleSla(work, { ...ticket, priority });
  await refreshCards(work, ticket.id);
  return { priority };
}
