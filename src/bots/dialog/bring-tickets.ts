import { enqueueNotice } from "../../core/store/notices.ts";
import { addTicketPlace } from "../../core/store/places.ts";
import { ticketsElsewhere } from "../../core/store/tickets-elsewhere.ts";
import type { Ctx } from "./dialog-context.ts";
import { readSpot } from "./read-spot.ts";

/**
 * Somebody who has a ticket on another platform writes in their private chat here: from now on the ticket is shown here too, and what
 * they write reaches it by the same rules as in any flat chat. The ticket's card is shown, so that it is plain what this is about.
 */
export async function bringTickets(ctx: Ctx): Promise<Ctx> {
  const { work, person, interaction } = ctx;
  const { place, from } = interaction;
  const ticketIds = await ticketsElsewhere(work, { accountId: person.accountId, platform: from.platform });
  for (const conversationId of ticketIds) {
    const { accountId } = person;
    const added = await addTicketPlace(work, { kind: "customer", ...place, accountId, state: "open", conversationId });
    if (added !== null)
      await enqueueNotice(work, added.id, { code: "ticket.card", data: { ticketId: conversationId } });
  }
  return ticketIds.length === 0 ? ctx : { ...ctx, spot: await readSpot(work, person, interaction) };
}
