import { findTicketFor } from "../../core/store/tickets.ts";
import type { Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { sentence } from "./reply.ts";
import { pinTicket } from "./ticket-here.ts";

/** From now on plain words in this flat chat go to the ticket. */
export async function switchTicket(ctx: Ctx, number: number): Promise<Reply> {
  const ticket = await findTicketFor(ctx.work, ctx.person, number);
  await pinTicket(ctx, ticket.id);
  return sentence(ctx.words.say("done-switch", { number, title: ticket.title }));
}
