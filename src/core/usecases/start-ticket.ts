import type { Actor } from "../domain/actor.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { beginBooking } from "./book-job.ts";
import { moveTicket } from "./move-ticket.ts";
import { openLine } from "./open-line.ts";

/** The assignee begins the work: the booking holds from now. Starting implies accepting, so the line opens if it has not yet. */
export async function startTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly drawnAt?: number | null },
): Promise<void> {
  const moved = await moveTicket(work, actor, { ...input, move: "start" }, async (ticket) => ({
    change: { acceptedAt: ticket.acceptedAt ?? work.now, startedAt: ticket.startedAt ?? work.now },
  }));
  const { assigneeId: technicianId, vehicleId } = moved.after;
  if (technicianId !== null) await beginBooking(work, { ticketId: input.ticketId, technicianId, vehicleId });
  await openLine(work, moved.after);
  const byName = actor.kind === "person" ? actor.name : "";
  await announce(work, moved.after, { code: "work.started", data: { ticketId: input.ticketId, byName } });
}
