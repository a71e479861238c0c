import type { CopyFamily, CopyId } from "../../core/copy/copy-id.ts";
import type { CopyArgs } from "../../core/copy/words.ts";
import { readTicketView } from "../../core/store/ticket-views.ts";
import type { Reply } from "../platform.ts";
import { ticketButtons } from "./cards/ticket-buttons.ts";
import type { Ctx } from "./dialog-context.ts";
import { sentence } from "./reply.ts";
import { viewerOf } from "./show-card.ts";
import { canNow } from "./ticket-here.ts";

/**
 * What the one who did it is told: a sentence, and the buttons for what comes next. Cards and notices tell everybody else. `ticketId`
 * null where there is nothing left to go on with.
 */
export async function ticketDone(
  ctx: Ctx,
  ticketId: string | null,
  copy: CopyId | CopyFamily,
  args: CopyArgs,
): Promise<Reply> {
  const ticket = ticketId === null ? null : await readTicketView(ctx.work, ticketId);
  const goesOn = ticket !== null && canNow(ctx, ticket, "ticket.read");
  const buttons = goesOn ? ticketButtons(ticket, viewerOf(ctx, ticket)) : [];
  return sentence(ctx.words.say(copy, args), { tone: "good", buttons });
}
