import { partiesTo } from "../../core/domain/parties.ts";
import { fromPlain } from "../../core/domain/rich-text.ts";
import { isStaff } from "../../core/domain/roles.ts";
import type { TicketInsight } from "../../core/domain/ticket-insight.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import type { Reply } from "../platform.ts";
import { reportBody, reportFields } from "./cards/report-card.ts";
import { ticketCard } from "./cards/ticket-card.ts";
import type { CardSide, Viewer } from "./cards/viewer.ts";
import type { Ctx } from "./dialog-context.ts";
import { answer } from "./reply.ts";

/** In a desk thread or the console everybody reads as the desk; elsewhere by what they are to the ticket. */
function sideOf({ person, spot }: Ctx, ticket: TicketView): CardSide {
  if (!isStaff(person.role)) return "customer";
  if (spot.consoleTicketId !== null || spot.places.some((place) => place.kind === "desk")) return "desk";
  if (ticket.assignee?.id === person.accountId) return "worker";
  return ticket.opener.id === person.accountId ? "customer" : "desk";
}

/** The person who asked, as the reader of a card about this ticket. */
export function viewerOf(ctx: Ctx, ticket: TicketView): Viewer {
  const { words, person, work } = ctx;
  return {
    side: sideOf(ctx, ticket),
    words,
    timeZone: person.timeZone ?? work.settings.timeZone,
    who: partiesTo(person, ticket.facts),
    now: work.now,
    settings: work.settings,
  };
}

/**
 * The ticket as it stands for this person, with what can be done next; `told` is said above it, else it is shown in full. `insight` is
 * what the desk has learnt about it: staff see it.
 */
export function showCard(
  ctx: Ctx,
  ticket: TicketView,
  told: string | null,
  insight: TicketInsight | null = null,
): Reply {
  const viewer = viewerOf(ctx, ticket);
  const card = ticketCard(ticket, viewer, told === null, insight);
  if (told !== null)
    return answer({ ...card, title: told, body: [...fromPlain(card.title), ...card.body], fallback: told });
  const { report } = ticket;
  if (report === null) return answer(card);
  const body = [...card.body, ...reportBody(report, viewer)];
  return answer({ ...card, body, fields: [...card.fields, ...reportFields(report, viewer)] });
}
