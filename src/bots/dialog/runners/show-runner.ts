import { isStaff } from "../../../core/domain/roles.ts";
import { readInsight } from "../../../core/store/ticket-insights.ts";
import { showCard } from "../show-card.ts";
import type { TicketRunner } from "./runner.ts";

/** The ticket as it stands, for the one who asks. */
export const showTicket: TicketRunner = async (ctx, { ticket }) => {
  const insight = isStaff(ctx.person.role) ? await readInsight(ctx.work, ticket.id) : null;
  return showCard(ctx, ticket, null, insight);
};
