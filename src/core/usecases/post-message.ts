import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { cleanText, hasWords } from "../domain/clean-text.ts";
import type { ForeignAuthor } from "../domain/federation/foreign-author.ts";
import { mayOnTicket, partiesFor, type TicketAction } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { type RichText, toPlain } from "../domain/rich-text.ts";
import { isChatClosed } from "../domain/statuses.ts";
import type { Visibility } from "../domain/visibility.ts";
import { insertMessage } from "../store/talk.ts";
import { type JudgedTicket, readTicketFacts } from "../store/ticket-facts.ts";
import type { Work } from "../store/work.ts";

export type PostMessageInput = {
  readonly ticketId: string;
  readonly visibility: Visibility;
  readonly body: RichText;
  readonly fileIds: readonly string[];
  readonly replyToId: string | null;
  /** Where it was said; null for what came by the API or the console. */
  readonly placeId: string | null;
  readonly platformMessageId: string | null;
  readonly at?: Date;
  /** Who said it on another server: the actor is that server. */
  readonly foreignAuthor?: ForeignAuthor;
};

/** People move a ticket a few times an hour: a handful of moves within one message is no coincidence. */
const maxAttempts = 10;

/**
 * Says something in a ticket. A staff note needs staff; talk with the customer needs the customer's side, the assignee or an admin.
 * Two statements, so it may run outside a transaction; judged anew where the ticket moves between them. Throws Problem `ticket.unknown`, `action.forbidden`, `ticket.chat_closed`,
 * `message.empty`, `message.too_long`.
 */
export async function postMessage(
  work: Work,
  actor: Actor,
  input: PostMessageInput,
): Promise<{ readonly messageId: string; readonly seq: number }> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const ticket = await judge(work, actor, input);
    const plain = readableWords(work, input.body, input.fileIds.length);
    const said = { ...input, sourcePlaceId: input.placeId, actor, plain, at: input.at ?? work.now };
    const stored = await insertMessage(work, { ...said, judgedAt: ticket.movedVersion });
    if (stored !== null) return stored;
  }
  throw new Error("the ticket moved again and again while something was said in it");
}

/** The ticket as it is now, if the actor may say this in it. */
async function judge(work: Work, actor: Actor, input: PostMessageInput): Promise<JudgedTicket> {
  const ticket = await readTicketFacts(work, input.ticketId);
  const who = ticket === null ? new Set<never>() : partiesOfActor(actor, ticket.facts);
  if (ticket === null || !mayOnTicket(who, "ticket.read")) throw new Problem("ticket.unknown", { number: "" });
  const actions: readonly TicketAction[] =
    input.visibility === "staff" ? ["message.note"] : ["message.say", "message.reply"];
  if (!actions.some((action) => mayOnTicket(who, action))) {
    throw new Problem("action.forbidden", {
      action: actions[0] ?? "",
      needs: actions.flatMap((action) => partiesFor(action)),
    });
  }
  // A note on a closed ticket is still a note; talk needs somebody who listens.
  if (input.visibility === "customer" && isChatClosed(ticket.status)) {
    throw new Problem("ticket.chat_closed", { number: ticket.number, status: ticket.status });
  }
  return ticket;
}

/** The words of a message, checked: something to read or a file, within the limit. */
export function readableWords(work: Work, body: RichText, fileCount: number): string {
  const plain = cleanText(toPlain(body));
  const limit = work.settings.messageLimitCharacters;
  if (plain.length > limit) throw new Problem("message.too_long", { length: plain.length, limit });
  if (fileCount === 0 && !hasWords(plain)) throw new Problem("message.empty", {});
  return plain;
}
