import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { moveTicket } from "./move-ticket.ts";
import { openLine } from "./open-line.ts";

/** The assignee takes the job: their line to the customer opens, and the customer learns who takes care of it. */
export async function acceptTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly drawnAt?: number | null },
): Promise<void> {
  const moved = await moveTicket(work, actor, { ...input, move: "accept" }, async (ticket) => {
    // Accepting twice would open nothing new and tell the customer twice.
    if (ticket.acceptedAt !== null) throw new Problem("move.stale", { number: ticket.number, status: ticket.status });
    return { change: { acceptedAt: work.now } };
  });
  await openLine(work, moved.after);
  if (actor.kind === "person") {
    await announce(work, moved.after, {
      code: "assignment.accepted",
      data: { ticketId: input.ticketId, byName: actor.name },
    });
  }
}
