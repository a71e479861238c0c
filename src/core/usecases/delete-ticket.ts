import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import type { Work } from "../store/work.ts";
import { moveTicket } from "./move-ticket.ts";

/** Takes a ticket that is done out of all lists; audit keeps it. `typed` must be its number, typed by the admin. */
export async function deleteTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly typed: string; readonly drawnAt?: number | null },
): Promise<void> {
  await moveTicket(work, actor, { ...input, move: "delete" }, async (ticket) => {
    const typed = input.typed.trim().replace(/^#/, "");
    if (typed !== String(ticket.number)) {
      throw new Problem("ticket.number_mismatch", { number: ticket.number, typed: input.typed.slice(0, 40) });
    }
    return { given: { typed_number: true }, change: { deletedAt: work.now } };
  });
}
