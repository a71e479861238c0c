import type { ServerActor } from "../domain/actor.ts";
import type { ItemOf } from "../domain/federation/federation-item.ts";
import { emit } from "../store/events.ts";
import { messageOfKey } from "../store/federation-inbox.ts";
import { eraseForeignCustomer, eraseForeignMessage } from "../store/foreign-erasure.ts";
import { refreshCards } from "../store/notices.ts";
import { lockMessage, storeDeletion } from "../store/talk.ts";
import { updateTicket } from "../store/tickets.ts";
import type { Transfer } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";

/**
 * Somebody was erased on the other server: their messages that came from there lose their words, versions and files here, and where they
 * are the ticket's customer, so do title, description and name. Also after the end of a transfer; a second time changes nothing.
 */
export async function receiveErasure(
  work: Work,
  server: ServerActor,
  transfer: Transfer & { readonly ticketId: string },
  item: ItemOf<"erase">,
): Promise<void> {
  let erased = 0;
  for (const key of item.messages) {
    const messageId = await messageOfKey(work, transfer.id, key);
    if (messageId === null) continue;
    const message = await lockMessage(work, messageId);
    if (message.deletedAt === null) await storeDeletion(work, message);
    await eraseForeignMessage(work, messageId);
    erased += 1;
  }
  // Only whoever handed the ticket over knows its customer.
  const customer = item.customer && transfer.direction === "in";
  if (customer) {
    await eraseForeignCustomer(work, transfer.ticketId);
    await updateTicket(work, transfer.ticketId, {});
    await refreshCards(work, transfer.ticketId);
  }
  await emit(work, {
    kind: "ticket.changed",
    subjectId: transfer.ticketId,
    ticketId: transfer.ticketId,
    actor: server,
    data: { fields: ["erased"], serverId: server.serverId, customer, messages: erased },
  });
}
