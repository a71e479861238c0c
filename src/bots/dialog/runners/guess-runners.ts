import { Problem } from "../../../core/domain/problem.ts";
import { readInsight } from "../../../core/store/ticket-insights.ts";
import { editTicket } from "../../../core/usecases/edit-ticket.ts";
import { categoryGuess, urgencyGuess } from "../cards/insight-on-card.ts";
import { ticketDone } from "../ticket-reply.ts";
import type { TicketRunner } from "./runner.ts";

/** Takes over what was guessed, with a tap. A guess that is not there any more is a button of the past. */
export const guessRunners: Readonly<Record<string, TicketRunner>> = {
  "guess-category": async (ctx, { ticket }) => {
    const category = categoryGuess(ticket, await readInsight(ctx.work, ticket.id));
    if (category === null) throw new Problem("move.stale", { number: ticket.number, status: ticket.status });
    await editTicket(ctx.work, ctx.person, { ticketId: ticket.id, changes: { category } });
    return ticketDone(ctx, ticket.id, "done-guess-category", { number: ticket.number, value: category });
  },
  "guess-urgency": async (ctx, { ticket }) => {
    const urgency = urgencyGuess(ticket, await readInsight(ctx.work, ticket.id));
    if (urgency === null) throw new Problem("move.stale", { number: ticket.number, status: ticket.status });
    await editTicket(ctx.work, ctx.person, { ticketId: ticket.id, changes: { urgency } });
    const value = ctx.words.urgency(urgency);
    return ticketDone(ctx, ticket.id, "done-guess-urgency", { number: ticket.number, value });
  },
};
