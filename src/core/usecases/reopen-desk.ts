import type { ChannelRef } from "../store/desk-channels.ts";
import { ticketsWithoutDesk } from "../store/desk-channels.ts";
import { enqueue } from "../store/notices.ts";
import { addTicketPlace, placeOfTicketIn, updatePlace } from "../store/places.ts";
import { copyTalkSoFar } from "../store/talk.ts";
import type { Work } from "../store/work.ts";

/**
 * Gives tickets whose desk threads on a platform are all gone (somebody deleted the channel) a thread in this one, with all that was said.
 * Needs a transaction. Returns how many.
 */
export async function reopenDesk(work: Work, channel: ChannelRef): Promise<number> {
  const ticketIds = await ticketsWithoutDesk(work, channel.platform);
  for (const conversationId of ticketIds) {
    const known = await placeOfTicketIn(work, conversationId, channel);
    const fresh = { thread: null, cardMessageId: null, state: "opening" } as const;
    if (known !== null) await updatePlace(work, known.id, fresh);
    const placeId =
      known?.id ??
      (await addTicketPlace(work, { kind: "desk", ...channel, ...fresh, accountId: null, conversationId }))?.id;
    if (placeId === undefined) continue;
    await enqueue(work, placeId, { kind: "open", notice: { code: "ticket.card", data: { ticketId: conversationId } } });
    await copyTalkSoFar(work, { id: placeId, kind: "desk", conversationId });
  }
  return ticketIds.length;
}
