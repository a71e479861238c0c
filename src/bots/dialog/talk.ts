import { isProblem } from "../../core/domain/problem.ts";
import { toPlain } from "../../core/domain/rich-text.ts";
import { isStaff } from "../../core/domain/roles.ts";
import { isChatClosed } from "../../core/domain/statuses.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { visibilityOfTalkIn } from "../../core/domain/visibility.ts";
import { isUuid } from "../../core/store/accounts.ts";
import { findCopyByPlatformId } from "../../core/store/copies.ts";
import { hasDirectPlaceIn, type Place } from "../../core/store/places.ts";
import { lockMessage } from "../../core/store/talk.ts";
import { readTicketView } from "../../core/store/ticket-views.ts";
import { deleteMessage } from "../../core/usecases/delete-message.ts";
import { editMessage } from "../../core/usecases/edit-message.ts";
import { reactToMessage } from "../../core/usecases/react-to-message.ts";
import type { Interaction, Reply } from "../platform.ts";
import { bringTickets } from "./bring-tickets.ts";
import type { Ctx } from "./dialog-context.ts";
import { answerForm } from "./forms/form-dialogue.ts";
import { changeHeld, holdForClosed, holdForWhich, takeExpectation } from "./held-talk.ts";
import { intakeKind } from "./intake/continue-intake.ts";
import { parseCommand } from "./parse-command.ts";
import { postSaid } from "./post-said.ts";
import { addressedWords, plainCommand } from "./recognise-command.ts";
import { requestOfCommand, runVerb } from "./run-verb.ts";
import type { Said } from "./said.ts";
import { sendForm } from "./send-form.ts";
import { stepIntake } from "./step-intake.ts";
import { pinnedTicketId, repliedTicketId } from "./ticket-here.ts";

const nothing: Reply = { kind: "nothing" };

/**
 * A message: a command where it speaks to the bot, the answer that a form waits for, a lone verb in a private chat outside a line,
 * else talk that goes where it belongs, else the beginning of a ticket.
 */
export async function say(ctx: Ctx, said: Said): Promise<Reply> {
  const text = toPlain(said.did.text);
  const words = addressedWords(text);
  if (words !== null) return runVerb(ctx, requestOfCommand(parseCommand(words)));
  if (ctx.spot.dialogues.has("form")) {
    const answered = await answerForm(ctx, said.did);
    if (answered !== null) return "draft" in answered ? sendForm(ctx, answered) : answered;
  }
  const line = ctx.spot.places.some((place) => place.kind === "line" && place.state !== "closed");
  if (ctx.interaction.surface === "private" && !line && said.did.files.length === 0) {
    const command = plainCommand(text, ctx.person.role);
    if (command !== null) return runVerb(ctx, requestOfCommand(command));
  }
  return talk(ctx, said);
}

async function talk(ctx: Ctx, said: Said): Promise<Reply> {
  const { spot } = ctx;
  if (spot.consoleTicketId !== null) {
    await postSaid(ctx, said, { ticketId: spot.consoleTicketId, place: null, visibility: "staff" });
    return nothing;
  }
  const answers = said.did.replyTo !== null;
  const anew = await takeExpectation(ctx);
  if (anew || (spot.dialogues.has(intakeKind) && !answers)) return stepIntake(ctx, said);
  const here = answers && spot.places.length > 0 ? ctx : await withTicketsBrought(ctx);
  const target = await targetOf(here);
  if (target.kind === "which") return holdForWhich(here, said, target.tickets);
  if (target.kind === "place") return talkIn(here, said, target.place);
  return (await isAmongOthers(ctx)) ? nothing : stepIntake(ctx, said);
}

/** Where no live ticket is shown in a private chat, those that the person has on another platform are shown from now on. */
async function withTicketsBrought(ctx: Ctx): Promise<Ctx> {
  const { surface, place } = ctx.interaction;
  if (surface !== "private" || place.thread !== null) return ctx;
  return ctx.spot.places.length > 0 && (await liveTickets(ctx)).length > 0 ? ctx : bringTickets(ctx);
}

/** Where people talk to each other and not to the desk: what is said there begins no ticket. */
async function isAmongOthers(ctx: Ctx): Promise<boolean> {
  const { interaction, person, spot, work } = ctx;
  // A desk channel is where staff talk among themselves: only its threads are about tickets.
  if (interaction.surface === "desk") return true;
  if (interaction.surface !== "thread") return false;
  if (spot.isOthers) return true;
  // In a support channel staff answer customers; a ticket of their own they open by command, or raise somebody's words.
  return isStaff(person.role) && !(await hasDirectPlaceIn(work, person.accountId, interaction.place));
}

type TalkTarget =
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "which"; readonly tickets: readonly TicketView[] }
  | { readonly kind: "none" };

/** The place that something said here belongs to: never guessed. */
async function targetOf(ctx: Ctx): Promise<TalkTarget> {
  const { places } = ctx.spot;
  const [newest, ...others] = places;
  if (newest === undefined) return { kind: "none" };
  if (others.length === 0) return { kind: "place", place: newest };
  const of = (ticketId: string | null) => places.find((place) => place.conversationId === ticketId);
  const replied = of(await repliedTicketId(ctx));
  if (replied !== undefined) return { kind: "place", place: replied };
  const live = await liveTickets(ctx);
  const [only, ...more] = live;
  if (only === undefined) return { kind: "place", place: newest };
  const pinned = await pinnedTicketId(ctx);
  const chosen = more.length === 0 ? only : live.find((ticket) => ticket.id === pinned);
  const place = chosen === undefined ? undefined : of(chosen.id);
  return place === undefined ? { kind: "which", tickets: live } : { kind: "place", place };
}

async function liveTickets(ctx: Ctx): Promise<readonly TicketView[]> {
  const live: TicketView[] = [];
  for (const ticketId of new Set(ctx.spot.places.map((place) => place.conversationId))) {
    const ticket = ticketId === null ? null : await readTicketView(ctx.work, ticketId);
    if (ticket !== null && !isChatClosed(ticket.status)) live.push(ticket);
  }
  return live;
}

async function talkIn(ctx: Ctx, said: Said, place: Place): Promise<Reply> {
  const ticketId = place.conversationId;
  if (ticketId === null) throw new Error("a direct place has no talk");
  try {
    await postSaid(ctx, said, { ticketId, place, visibility: visibilityOfTalkIn(place.kind) });
    return nothing;
  } catch (error) {
    // In a thread that all can see others talk too; what they say is not the customer's.
    if (isProblem(error, "ticket.unknown") && ctx.interaction.surface === "thread") return nothing;
    // The customer chooses where it goes on; staff are told what can be done.
    if (!isProblem(error, "ticket.chat_closed") || isStaff(ctx.person.role)) throw error;
    return holdForClosed(ctx, said, { ticketId, number: error.data.number, place });
  }
}

type Named = { readonly messageId: string; readonly placeId: string | null };

/** The message that is meant by its platform id here; the console names messages by our own ids. */
async function messageNamed(ctx: Ctx, platformId: string): Promise<Named | null> {
  if (ctx.spot.consoleTicketId !== null) return isUuid(platformId) ? { messageId: platformId, placeId: null } : null;
  for (const { id: placeId } of ctx.spot.places) {
    const messageId = await findCopyByPlatformId(ctx.work, placeId, platformId);
    if (messageId !== null) return { messageId, placeId };
  }
  return null;
}

/** Whether it was said right there: what happens to a copy of ours on its surface is not the author's doing. */
async function isOriginal(ctx: Ctx, { messageId, placeId }: Named): Promise<boolean> {
  return placeId === null || (await lockMessage(ctx.work, messageId)).sourcePlaceId === placeId;
}

/** An edit, a deletion or a reaction: follows the message wherever it is, held or posted. What is not a message of ours is nothing. */
export async function change(
  ctx: Ctx,
  did: Extract<Interaction["did"], { kind: "edit" | "delete" | "react" }>,
): Promise<Reply> {
  const { work, person, spot } = ctx;
  const named = await messageNamed(ctx, did.message);
  if (named === null) {
    if (did.kind === "react") return nothing;
    if (await changeHeld(ctx, did.message, did.kind === "edit" ? did.text : null)) return nothing;
    return spot.dialogues.has(intakeKind) ? stepIntake(ctx) : nothing;
  }
  const { messageId } = named;
  if (did.kind === "react") await reactToMessage(work, person, { messageId, emoji: did.emoji, added: did.added });
  else if (!(await isOriginal(ctx, named))) return nothing;
  else if (did.kind === "edit") await editMessage(work, person, { messageId, body: did.text });
  else await deleteMessage(work, person, { messageId });
  return nothing;
}
