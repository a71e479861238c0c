import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { mayOnTicket } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { lockMessage, storeReaction } from "../store/talk.ts";
import { readTicketFacts } from "../store/ticket-facts.ts";
import type { Work } from "../store/work.ts";

/** Somebody who may read a message reacts to it with an emoji, or takes that back; the copies follow as far as platforms can. */
export async function reactToMessage(
  work: Work,
  actor: Actor,
  input: { readonly messageId: string; readonly emoji: string; readonly added: boolean },
): Promise<void> {
  const message = await lockMessage(work, input.messageId);
  const ticket = await readTicketFacts(work, message.conversationId);
  const action = message.visibility === "staff" ? "message.read_staff" : "message.read_customer";
  const mayRead = ticket !== null && mayOnTicket(partiesOfActor(actor, ticket.facts), action);
  if (actor.kind !== "person" || !mayRead || message.deletedAt !== null) throw new Problem("message.unknown", {});
  const emoji = input.emoji.slice(0, 64);
  if (emoji === "") return;
  await storeReaction(work, { messageId: message.id, accountId: actor.accountId, emoji, added: input.added });
}
