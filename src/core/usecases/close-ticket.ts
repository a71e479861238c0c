import type { Actor } from "../domain/actor.ts";
import { cancelTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { moveTicket } from "./move-ticket.ts";
import { setPlacesClosed } from "./set-places-closed.ts";

/** Ends a resolved ticket: its chat is disabled, its places are archived. By an admin, or by the clock when its time is up. */
export async function closeTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly drawnAt?: number | null },
): Promise<void> {
  const moved = await moveTicket(work, actor, { ...input, move: "close" }, { change: { closedAt: work.now } });
  await cancelTimer(work, "auto_close", input.ticketId);
  await announce(work, moved.after, { code: "ticket.closed", data: { ticketId: input.ticketId } });
  await setPlacesClosed(work, moved.after, true);
}
