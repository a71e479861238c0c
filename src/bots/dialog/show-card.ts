import { possibleMoves } from "../../core/domain/lifecycle.ts";
import { partiesTo } from "../../core/domain/parties.ts";
import { fromPlain } from "../../core/domain/rich-text.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import type { Button } from "../card.ts";
import type { Reply } from "../platform.ts";
import { actionId } from "./action-id.ts";
import type { Ctx } from "./dialog-context.ts";
import { rowsOf, sentence } from "./reply.ts";

/** Moves that have a button of their own on a card, most important first; the rest are typed. */
const buttons = [
  ["accept", "accept", "button-accept", "primary"],
  ["start", "start", "button-start", "primary"],
  ["resume", "resume", "button-resume", "primary"],
  ["report", "report", "button-report", "primary"],
  ["complete", "complete", "button-complete", "primary"],
  ["hold", "hold", "button-hold", "plain"],
  ["sign", "sign", "button-sign", "primary"],
  ["dispute", "dispute", "button-dispute", "plain"],
  ["assign", "assign-choose", "button-choose-another", "plain"],
  ["decline", "decline", "button-decline", "plain"],
  ["close", "close", "button-close", "primary"],
  ["reopen", "reopen", "button-reopen", "plain"],
  ["reject", "reject", "button-reject", "danger"],
  ["cancel", "cancel", "button-cancel-ticket", "danger"],
] as const;

/** What this person can do with the ticket now, as buttons. */
function nextButtons(ctx: Ctx, ticket: TicketView): readonly Button[] {
  const possible = possibleMoves(ticket, partiesTo(ctx.person, ticket.facts));
  const waits = ticket.report?.state === "submitted";
  const settled = ticket.report?.state === "signed" || ticket.report?.state === "waived";
  return buttons
    .filter(([move]) => possible.includes(move))
    .filter(([move]) => move !== "accept" || ticket.acceptedAt === null)
    .filter(([move]) => (move !== "sign" && move !== "dispute") || waits)
    .filter(([move]) => (move !== "complete" || settled) && (move !== "report" || !settled))
    .map(([, verb, label, style]) => ({
      action: actionId(verb, ticket.number, ticket.version),
      label: ctx.words.say(label),
      style,
    }));
}

/** The ticket as it stands for this person, with what can be done next; `told` is said above it. */
export function showCard(ctx: Ctx, ticket: TicketView, told: string | null): Reply {
  const { words } = ctx;
  const title = words.say("card-ticket-title", { number: ticket.number, title: ticket.title });
  const field = (label: Parameters<typeof words.say>[0], value: string | null) =>
    value === null || value === "" ? [] : [{ label: words.say(label), value }];
  return sentence(told ?? title, {
    body: told === null ? fromPlain(ticket.description) : fromPlain(title),
    fields: [
      ...field("label-status", words.status(ticket.status)),
      ...field("label-priority", words.priority(ticket.priority)),
      ...field("label-equipment", ticket.equipment?.name ?? null),
      ...field("label-site", ticket.site?.name ?? null),
      ...field("label-technician", ticket.assignee?.name ?? null),
      ...field("label-tags", ticket.tags.join(", ")),
    ],
    buttons: rowsOf(nextButtons(ctx, ticket), 5),
  });
}
