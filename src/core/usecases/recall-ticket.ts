import type { Actor } from "../domain/actor.ts";
import { dropWaiting, enqueueItem } from "../store/federation-queue.ts";
import { endTransfer, transferOfTicket } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { moveTicket } from "./move-ticket.ts";
import { backHere, tellBack } from "./return-ticket.ts";

/**
 * Takes a ticket back from another server, at once: what was not sent yet is not sent any more, and the other side is told where it may
 * know of the ticket. Throws what `moveTicket` throws.
 */
export async function recallTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly drawnAt?: number | null },
): Promise<void> {
  const moved = await moveTicket(work, actor, { ...input, move: "recall" }, async (ticket) => ({
    change: backHere,
    data: { serverId: ticket.handedToServerId, because: "recalled" },
  }));
  const transfer = await transferOfTicket(work, input.ticketId);
  const name = transfer?.serverName ?? "";
  if (transfer !== null && transfer.direction === "out" && (await endTransfer(work, transfer.id, "recalled"))) {
    const { serverId, id: transferId } = transfer;
    if (await dropWaiting(work, transferId)) {
      await enqueueItem(work, { serverId, transferId, kind: "end", data: { because: "recalled" } });
    }
  }
  await tellBack(work, moved.after, name, "recalled");
}
