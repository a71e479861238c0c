import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { cleanLine, hasWords } from "../domain/clean-text.ts";
import { mayOnTicket, partiesFor } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { refreshCards } from "../store/notices.ts";
import { updateTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { lockTicketFor } from "./move-ticket.ts";

const tagLimitCharacters = 40;
const tagsLimit = 20;

/** An admin sets a ticket's tags: lower case, without #, each once. Throws Problem `field.too_long` above 40 characters or 20 tags. */
export async function setTags(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly tags: readonly string[] },
): Promise<{ readonly tags: readonly string[] }> {
  const ticket = await lockTicketFor(work, actor, input.ticketId);
  if (!mayOnTicket(partiesOfActor(actor, ticket.facts), "ticket.tag")) {
    throw new Problem("action.forbidden", { action: "ticket.tag", needs: partiesFor("ticket.tag") });
  }
  const tags = [...new Set(input.tags.map((tag) => cleanLine(tag).replace(/^#+/, "").toLowerCase()).filter(hasWords))];
  const longest = Math.max(0, ...tags.map((tag) => tag.length));
  if (longest > tagLimitCharacters) {
    throw new Problem("field.too_long", { field: "tags", length: longest, limit: tagLimitCharacters });
  }
  if (tags.length > tagsLimit)
    throw new Problem("field.too_long", { field: "tags", length: tags.length, limit: tagsLimit });
  await updateTicket(work, ticket.id, { tags });
  await emit(work, {
    kind: "ticket.changed",
    subjectId: ticket.id,
    ticketId: ticket.id,
    actor,
    data: { fields: ["tags"], tags },
  });
  await refreshCards(work, ticket.id);
  return { tags };
}
