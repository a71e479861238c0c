import { partiesTo } from "../../core/domain/parties.ts";
import { fromPlain } from "../../core/domain/rich-text.ts";
import { isStaff } from "../../core/domain/roles.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import type { Reply } from "../platform.ts";
import { ticketCard } from "./cards/ticket-card.ts";
import type { CardSide, Viewer } from "./cards/viewer.ts";
import type { Ctx } from "./dialog-context.ts";
import { answer } from "./reply.ts";

function sideOf(ctx: Ctx, ticket: TicketView): CardSide {
  const { person, spot } = ctx;
  if (!isStaff(person.role)) return "customer";
  const onDesk = spot.consoleTicketId !== null || spot.places.some((place) => place.kind === "desk");
  return !onDesk && ticket.assignee?.id === person.accountId ? "worker" : "desk";
}

/** The person who asked, as the reader of a card about this ticket. */
export function viewerOf(ctx: Ctx, ticket: TicketView): Viewer {
  const { words, person, work } = ctx;
  return {
    side: sideOf(ctx, ticket),
    words,
    timeZone: person.timeZone,
    who: partiesTo(person, ticket.facts),
    now: work.now,
    settings: work.settings,
  };
}

/** The ticket as it stands for this person, with what can be done next; `told` is said above it. */
export function showCard(ctx: Ctx, ticket: TicketView, told: string | null): Reply {
  const card = ticketCard(ticket, viewerOf(ctx, ticket), told === null);
  if (told === null) return answer(card);
  return answer({ ...card, title: told, body: [...fromPlain(card.title), ...card.body], fallback: told });
}
