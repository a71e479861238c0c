import type { ServerActor } from "../domain/actor.ts";
import type { Status } from "../domain/statuses.ts";
import { emit } from "../store/events.ts";
import { refreshCards } from "../store/notices.ts";
import { lockTicket, updateTicket } from "../store/tickets.ts";
import type { Transfer } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";

/** Steps that are told in the talk; the rest are seen on the card. */
const told: readonly Status[] = ["in_progress", "on_hold", "resolved"];

/** Shows how a ticket of ours stands on the server that has it. */
export async function receiveStatus(
  work: Work,
  server: ServerActor,
  transfer: Transfer & { readonly ticketId: string },
  status: Status,
): Promise<void> {
  const ticket = await lockTicket(work, transfer.ticketId);
  await updateTicket(work, ticket.id, {});
  await emit(work, {
    kind: "ticket.changed",
    subjectId: ticket.id,
    ticketId: ticket.id,
    actor: server,
    data: { fields: ["elsewhere"], serverId: server.serverId, status },
  });
  await refreshCards(work, ticket.id);
  if (!told.includes(status)) return;
  await announce(work, ticket, {
    code: "ticket.elsewhere",
    data: { ticketId: ticket.id, name: server.name, status },
  });
}
