import type { ServerActor } from "../domain/actor.ts";
import { cleanText } from "../domain/clean-text.ts";
import type { ItemOf } from "../domain/federation/federation-item.ts";
import { lockTicket } from "../store/tickets.ts";
import { endTransfer, insertEndedTransfer, storeForeignStatus, type Transfer } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { closeTicket } from "./close-ticket.ts";
import { reasonLimitCharacters } from "./required-words.ts";
import { endReceived, takeBack } from "./return-ticket.ts";

/**
 * The other side ends a transfer. Ours: it is done there and closed here, or given back and new again. Theirs: it is taken back, and
 * cancelled here while it is open; where it has not come yet, it will not be taken when it does. Nothing happens where it is over, so
 * both sides may end it at once.
 */
export async function receiveEnd(
  work: Work,
  server: ServerActor,
  transfer: Transfer | null,
  item: ItemOf<"end">,
): Promise<void> {
  if (transfer === null) {
    await insertEndedTransfer(work, { serverId: server.serverId, key: item.transfer, because: "recalled" });
    return;
  }
  const reason = cleanText(item.reason)
    .slice(0, reasonLimitCharacters / 2)
    .toWellFormed();
  if (transfer.direction === "in") await endReceived(work, server, transfer, "recalled", reason);
  else if (item.because !== "done") await takeBack(work, server, transfer, "returned", reason);
  else if (transfer.ticketId !== null) {
    const ticket = await lockTicket(work, transfer.ticketId);
    if (!(await endTransfer(work, transfer.id, "done")) || ticket.status !== "handed_over") return;
    await storeForeignStatus(work, transfer.id, "closed");
    await closeTicket(work, server, { ticketId: ticket.id });
  }
}
