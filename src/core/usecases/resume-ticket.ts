import type { Actor } from "../domain/actor.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { beginBooking } from "./book-job.ts";
import { moveTicket } from "./move-ticket.ts";

/** Work goes on after a hold. */
export async function resumeTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly drawnAt?: number | null },
): Promise<void> {
  const moved = await moveTicket(work, actor, { ...input, move: "resume" }, { change: { holdReason: null } });
  const { assigneeId: technicianId, vehicleId } = moved.after;
  if (technicianId !== null) await beginBooking(work, { ticketId: input.ticketId, technicianId, vehicleId });
  await announce(work, moved.after, { code: "work.resumed", data: { ticketId: input.ticketId } });
}
