import { showCard } from "../show-card.ts";
import type { TicketRunner } from "./runner.ts";

/** The ticket as it stands, for the one who asks. */
export const showTicket: TicketRunner = async (ctx, { ticket }) => showCard(ctx, ticket, null);
