import { wordsFor } from "../copy/words.ts";
import type { ServerActor } from "../domain/actor.ts";
import type { Language } from "../domain/languages.ts";
import { isLive } from "../domain/statuses.ts";
import { setTimer } from "../store/ticket-timers.ts";
import { lockTicket } from "../store/tickets.ts";
import { endTransfer, type Transfer, type TransferEnd } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { cancelTicket } from "./cancel-ticket.ts";
import { moveTicket } from "./move-ticket.ts";

/** Fields of a ticket that is no longer elsewhere. */
export const backHere = { handedToServerId: null, foreignNumber: null } as const;

/**
 * A ticket of ours comes back because the other side ended it: it is new again and waits for an assignment. Nothing happens where the
 * transfer is over, so that both sides may end it at once.
 */
export async function takeBack(
  work: Work,
  server: ServerActor,
  transfer: Transfer,
  because: TransferEnd,
  reason = "",
): Promise<void> {
  if (transfer.ticketId === null) return;
  const ticket = await lockTicket(work, transfer.ticketId);
  if (!(await endTransfer(work, transfer.id, because)) || ticket.status !== "handed_over") return;
  const moved = await moveTicket(
    work,
    server,
    { ticketId: ticket.id, move: "recall" },
    {
      change: backHere,
      data: { serverId: server.serverId, because },
      ...(reason === "" ? {} : { words: { reason } }),
    },
  );
  await tellBack(work, moved.after, server.name, because, reason);
}

/** The desk is told that a ticket is back, and who could go is worked out anew. */
export async function tellBack(
  work: Work,
  ticket: { readonly id: string; readonly assigneeId: string | null },
  name: string,
  because: TransferEnd,
  reason = "",
): Promise<void> {
  await setTimer(work, { kind: "propose", subjectId: ticket.id, dueAt: work.now });
  await announce(work, ticket, { code: "ticket.recalled", data: { ticketId: ticket.id, name, because, reason } });
}

/** A ticket that came from a server is theirs again: ours is cancelled while it is still open. Nothing where the transfer is over. */
export async function endReceived(
  work: Work,
  server: ServerActor,
  transfer: Transfer,
  because: TransferEnd,
  reason: string,
): Promise<void> {
  if (transfer.ticketId === null) return;
  const ticket = await lockTicket(work, transfer.ticketId);
  if (!(await endTransfer(work, transfer.id, because)) || !isLive(ticket.status)) return;
  const words = wordsFor(work.settings.language as Language);
  const said = words.say("reason-other-desk", { name: server.name });
  await cancelTicket(work, server, { ticketId: ticket.id, reason: reason === "" ? said : `${said} ${reason}` });
}
