import type { Actor } from "../domain/actor.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { moveTicket } from "./move-ticket.ts";
import { requiredWords } from "./required-words.ts";

/** An admin turns a new ticket down, with a reason that the customer reads. */
export async function rejectTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly reason: string; readonly drawnAt?: number | null },
): Promise<void> {
  const moved = await moveTicket(work, actor, { ...input, move: "reject" }, async () => {
    const reason = requiredWords("reason", input.reason);
    return { given: { reason: true }, words: { reason } };
  });
  const reason = requiredWords("reason", input.reason);
  await announce(work, moved.after, { code: "ticket.rejected", data: { ticketId: input.ticketId, reason } });
}
