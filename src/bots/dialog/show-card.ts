import { partiesTo } from "../../core/domain/parties.ts";
import { fromPlain } from "../../core/domain/rich-text.ts";
import { isStaff } from "../../core/domain/roles.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import type { Reply } from "../platform.ts";
import { reportBody, reportFields } from "./cards/report-card.ts";
import { ticketCard } from "./cards/ticket-card.ts";
import type { Viewer } from "./cards/viewer.ts";
import type { Ctx } from "./dialog-context.ts";
import { answer } from "./reply.ts";

/** How this person reads the ticket: as who works on it, as the desk, or as its customer. */
export function viewerOf({ person, words, work }: Ctx, ticket: TicketView): Viewer {
  const who = partiesTo(person, ticket.facts);
  const side = who.has("assignee") ? "worker" : isStaff(person.role) && !who.has("opener") ? "desk" : "customer";
  const timeZone = person.timeZone ?? work.settings.timeZone;
  return { side, words, timeZone, who, now: work.now, settings: work.settings };
}

/** The ticket as it stands for this person, in full; `told` is said above it. */
export function showCard(ctx: Ctx, ticket: TicketView, told: string | null): Reply {
  const viewer = viewerOf(ctx, ticket);
  const card = ticketCard(ticket, viewer, true);
  const { report } = ticket;
  return answer({
    ...card,
    body: [
      ...(told === null ? [] : fromPlain(told)),
      ...card.body,
      ...(report === null ? [] : reportBody(report, viewer)),
    ],
    fields: [...card.fields, ...(report === null ? [] : reportFields(report, viewer))],
    fallback: told ?? card.fallback,
  });
}
