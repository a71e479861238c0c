import { type Actor, accountOf, partiesOfActor } from "../domain/actor.ts";
import { mayOnTicket, partiesFor } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { keepFeedback } from "../store/fix-feedback.ts";
import { findFix } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";
import { lockTicketFor } from "./move-ticket.ts";

/**
 * Staff say of a fix that they used it, and whether it worked; a later word replaces an earlier one. Returns the fix's title.
 * Throws Problem `action.forbidden`, `fix.unknown`.
 */
export async function sayFixOutcome(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly fixId: string; readonly worked: boolean },
): Promise<{ readonly title: string }> {
  const ticket = await lockTicketFor(work, actor, input.ticketId);
  if (!mayOnTicket(partiesOfActor(actor, ticket.facts), "ticket.fixes")) {
    throw new Problem("action.forbidden", { action: "ticket.fixes", needs: partiesFor("ticket.fixes") });
  }
  const fix = await findFix(work, input.fixId);
  if (fix === null) throw new Problem("fix.unknown", { name: "" });
  await keepFeedback(work, { ...input, fixId: fix.id, accountId: accountOf(actor) });
  await emit(work, {
    kind: input.worked ? "fix.worked" : "fix.failed",
    subjectId: ticket.id,
    ticketId: ticket.id,
    actor,
    data: { fixId: fix.id },
  });
  return { title: fix.title };
}
