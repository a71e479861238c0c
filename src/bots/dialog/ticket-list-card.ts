import type { Words } from "../../core/copy/words.ts";
import type { Person } from "../../core/domain/actor.ts";
import type { Inline } from "../../core/domain/rich-text.ts";
import { isStaff } from "../../core/domain/roles.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { listTickets, type TicketFilter } from "../../core/store/ticket-lists.ts";
import type { Work } from "../../core/store/work.ts";
import type { Card } from "../card.ts";
import { actionId } from "./action-id.ts";
import { rowsOf, sentenceCard } from "./reply.ts";

/** Tickets on one card: what a phone shows without scrolling twice. */
const listLength = 10;

/** Who reads the list. */
export type ListReader = { readonly work: Work; readonly person: Person; readonly words: Words };

function ticketLine({ person, words }: ListReader, ticket: TicketView): readonly Inline[] {
  const status = words.say(`status-${ticket.status}`);
  const who = ticket.assignee === null || !isStaff(person.role) ? "" : ` · ${ticket.assignee.name}`;
  const rank = isStaff(person.role) ? ` · ${ticket.priority.toUpperCase()}` : "";
  return [{ text: `#${ticket.number}`, bold: true }, { text: ` ${ticket.title} · ${status}${rank}${who}` }];
}

/** Tickets that the person may see, a line and a button each; `about` is what the list is of. */
export async function ticketListCard(
  reader: ListReader,
  filter: Omit<TicketFilter, "limit">,
  about: "own" | "mine" | "queue",
): Promise<Card> {
  const { words, work, person } = reader;
  const { items, nextCursor } = await listTickets(work, person, { ...filter, limit: listLength });
  if (items.length === 0) return sentenceCard(words.say(`list-${about}-empty`));
  const buttons = items.map((ticket) => ({
    action: actionId("show", ticket.number, ticket.version),
    label: `#${ticket.number}`,
    style: "plain" as const,
  }));
  return sentenceCard(words.say(`list-${about}`, { count: items.length }), {
    body: [{ kind: "list", ordered: false, items: items.map((ticket) => ticketLine(reader, ticket)) }],
    buttons: rowsOf(buttons, 5),
    footer: nextCursor === null ? null : words.say("list-more"),
  });
}
