import { enqueue } from "../store/notices.ts";
import { addTicketPlace, ensureDirectPlaceOf, placesOfTicket, updatePlace } from "../store/places.ts";
import { copyTalkSoFar } from "../store/talk.ts";
import type { LockedTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";

/**
 * Gives the assignee their line to the customer: a place of its own, with all that was said so far. Nothing happens where it is open;
 * one that was closed opens again and gets what it missed.
 */
export async function openLine(work: Work, ticket: LockedTicket): Promise<void> {
  const assigneeId = ticket.assigneeId;
  if (assigneeId === null) return;
  const known = (await placesOfTicket(work, ticket.id, ["line"])).find((place) => place.accountId === assigneeId);
  if (known !== undefined) {
    if (known.state !== "closed") return;
    await updatePlace(work, known.id, { state: "open" });
    await enqueue(work, known.id, { kind: "close", closed: false });
    await copyTalkSoFar(work, { id: known.id, kind: "line", conversationId: ticket.id });
    return;
  }
  const direct = await ensureDirectPlaceOf(work, assigneeId);
  if (direct === null) return;
  const line = await addTicketPlace(work, {
    kind: "line",
    conversationId: ticket.id,
    platform: direct.platform,
    workspace: direct.workspace,
    channel: null,
    thread: null,
    accountId: assigneeId,
    state: "opening",
  });
  if (line === null) return;
  await enqueue(work, line.id, { kind: "open", notice: { code: "ticket.card", data: { ticketId: ticket.id } } });
  await copyTalkSoFar(work, { id: line.id, kind: "line", conversationId: ticket.id });
}
