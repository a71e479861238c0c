import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { cleanText } from "../domain/clean-text.ts";
import type { NoticeCode } from "../domain/notices.ts";
import { mayOnTicket, partiesFor } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { redrawNotices, refreshCards } from "../store/notices.ts";
import { storeRating } from "../store/ratings.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { lockTicketFor } from "./move-ticket.ts";
import { reasonLimitCharacters } from "./required-words.ts";

/** Where the stars stand to be pressed. */
const askedForStars: readonly NoticeCode[] = ["ticket.resolved", "ticket.closed", "reminder.unrated"];

/** The customer's word on the work, 1 to 5 stars and a comment, once it is resolved or closed. A new answer replaces the old. */
export async function rateTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly stars: number; readonly comment: string },
): Promise<void> {
  const ticket = await lockTicketFor(work, actor, input.ticketId);
  if (actor.kind !== "person" || !mayOnTicket(partiesOfActor(actor, ticket.facts), "ticket.rate")) {
    throw new Problem("action.forbidden", { action: "ticket.rate", needs: partiesFor("ticket.rate") });
  }
  if (ticket.status !== "resolved" && ticket.status !== "closed") {
    throw new Problem("ticket.nothing_to_rate", { number: ticket.number, status: ticket.status });
  }
  if (!Number.isInteger(input.stars) || input.stars < 1 || input.stars > 5) {
    throw new Problem("field.not_a_number", { field: "stars", value: String(input.stars), min: 1, max: 5 });
  }
  const comment = cleanText(input.comment).slice(0, reasonLimitCharacters);
  await storeRating(work, { ticketId: ticket.id, accountId: actor.accountId, stars: input.stars, comment });
  await emit(work, {
    kind: "ticket.rated",
    subjectId: ticket.id,
    ticketId: ticket.id,
    actor,
    data: { stars: input.stars },
    ...(comment === "" ? {} : { words: { comment } }),
  });
  await refreshCards(work, ticket.id);
  await redrawNotices(work, ticket.id, askedForStars);
  await announce(work, ticket, { code: "ticket.rated", data: { ticketId: ticket.id, stars: input.stars, comment } });
}
