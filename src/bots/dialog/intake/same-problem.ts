import { mostAlike } from "../../../core/domain/likely-same.ts";
import { type Dialogue, endDialogue } from "../../../core/store/dialogues.ts";
import { liveTicketsOn } from "../../../core/store/ticket-insights.ts";
import { readTicketView } from "../../../core/store/ticket-views.ts";
import { findTicketFor } from "../../../core/store/tickets.ts";
import { postMessage } from "../../../core/usecases/post-message.ts";
import type { Reply } from "../../platform.ts";
import type { Ctx } from "../dialog-context.ts";
import { sentence } from "../reply.ts";
import { canNow } from "../ticket-here.ts";
import { describe, type IntakeState, type SameTicket } from "./intake-state.ts";

/** How alike the words must be to ask the customer: half of the telling words of the shorter account. */
const worthAsking = 0.5;

/** A live ticket on the same unit that tells of the like and that this person may write in; null where there is none. */
export async function findSame(ctx: Ctx, state: IntakeState): Promise<SameTicket | null> {
  const { work, person } = ctx;
  if (state.equipment?.kind !== "known" || person.organisationId === null) return null;
  const about = { equipmentId: state.equipment.id, organisationId: person.organisationId };
  const found = mostAlike(describe(state), await liveTicketsOn(work, about), {
    least: worthAsking,
    named: state.equipment.label,
  });
  if (found === null) return null;
  const ticket = await readTicketView(work, found.ticketId);
  if (ticket === null || !canNow(ctx, ticket, "message.say")) return null;
  return { ticketId: ticket.id, number: ticket.number, title: ticket.title };
}

/** It is the same: what was said goes on in the ticket that there is, and no second one is opened. */
export async function addToSame(ctx: Ctx, dialogue: Dialogue, same: SameTicket, state: IntakeState): Promise<Reply> {
  const { work, person, words } = ctx;
  const { number } = same;
  const ticket = await findTicketFor(work, person, number);
  for (const said of state.said.filter((one) => !one.answers)) {
    await postMessage(work, person, {
      ticketId: ticket.id,
      visibility: "customer",
      body: said.text,
      fileIds: [...said.fileIds],
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    });
  }
  await endDialogue(work, dialogue.id);
  return sentence(words.say("intake-same-added", { number }), { tone: "good" });
}
