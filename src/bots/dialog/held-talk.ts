import { Problem } from "../../core/domain/problem.ts";
import { toPlain } from "../../core/domain/rich-text.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { endDialogue, findDialogue, saveDialogue } from "../../core/store/dialogues.ts";
import { enqueueNotice } from "../../core/store/notices.ts";
import type { Place } from "../../core/store/places.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import type { Reply } from "../platform.ts";
import { actionId } from "./action-id.ts";
import type { Ctx } from "./dialog-context.ts";
import { intakeKind } from "./intake/continue-intake.ts";
import { pickButtons } from "./pick-ticket.ts";
import { postSaid } from "./post-said.ts";
import { sentence } from "./reply.ts";
import type { Said } from "./said.ts";
import { stepIntake } from "./step-intake.ts";
import { pinTicket } from "./ticket-here.ts";

const heldKind = "held-talk";
/** Longest reason that a ticket is reopened with: the message itself follows in full. */
const reasonLength = 2000;

/** Messages that wait for the person to say where they belong. `ticketId` is the closed ticket they were written in, if so. */
type Held = { readonly ticketId: string | null; readonly number: number | null; readonly said: readonly Said[] };

function key(ctx: Ctx) {
  return { accountId: ctx.person.accountId, surface: ctx.spot.key, kind: heldKind };
}

async function readHeld(ctx: Ctx): Promise<(Held & { id: string; version: number; updatedAt: Date }) | null> {
  const row = await findDialogue(ctx.work, key(ctx));
  return row === null ? null : { ...(row.state as Held), id: row.id, version: row.version, updatedAt: row.updatedAt };
}

/** Keeps what was written in a ticket whose chat is closed, and says so there: once for a burst. */
export async function holdForClosed(
  ctx: Ctx,
  said: Said,
  closed: { readonly ticketId: string; readonly number: number; readonly place: Place },
): Promise<Reply> {
  const { work } = ctx;
  const held = await readHeld(ctx);
  const before = held?.ticketId === closed.ticketId ? held : null;
  const { ticketId, number } = closed;
  const state: Held = { ticketId, number, said: [...(before?.said ?? []), said] };
  await saveDialogue(work, { ...key(ctx), ticketId, state });
  const sinceLast = before === null ? Number.POSITIVE_INFINITY : work.now.getTime() - before.updatedAt.getTime();
  if (sinceLast > work.settings.burstSeconds * 1000) {
    await enqueueNotice(work, closed.place.id, { code: "chat.closed", data: { ticketId } });
  }
  return { kind: "nothing" };
}

/** Keeps a message that could belong to several tickets, and asks which. */
export async function holdForWhich(ctx: Ctx, said: Said, tickets: readonly TicketView[]): Promise<Reply> {
  const { work, words } = ctx;
  const held = await readHeld(ctx);
  const before = held?.ticketId === null ? held.said : [];
  const state: Held = { ticketId: null, number: null, said: [...before, said] };
  const { version } = await saveDialogue(work, { ...key(ctx), ticketId: null, state });
  const anew = {
    action: actionId("new-ticket", null, version),
    label: words.say("button-new-ticket"),
    style: "plain" as const,
  };
  return sentence(words.say("held-which"), { buttons: [...pickButtons(tickets, version, "talk"), [anew]] });
}

/** The words that wait for this ticket to be opened again, as its reason; null where none do. */
export async function heldWords(ctx: Ctx, number: number | null): Promise<string | null> {
  if (!ctx.spot.dialogues.has(heldKind)) return null;
  const held = await readHeld(ctx);
  if (held === null || held.number === null || held.number !== number) return null;
  const words = held.said.map(({ did }) => toPlain(did.text)).join("\n");
  return words.trim() === "" ? null : [...words].slice(0, reasonLength).join("");
}

/** What waited for this ticket is said in it now, in the order it was written. */
export async function postHeldTalk(ctx: Ctx, ticketId: string): Promise<void> {
  const held = ctx.spot.dialogues.has(heldKind) ? await readHeld(ctx) : null;
  if (held === null || held.ticketId !== ticketId) return;
  await endDialogue(ctx.work, held.id);
  const place = ctx.spot.places.find((one) => one.conversationId === ticketId) ?? null;
  for (const said of held.said) await postSaid(ctx, said, { ticketId, place, visibility: "customer" });
}

/** The message that waited belongs to the picked ticket, and so does what comes next. */
export async function pickHeldTalk(ctx: Ctx, number: number, version: number): Promise<Reply> {
  const held = await readHeld(ctx);
  if (held === null || held.version !== version) throw new Problem("dialogue.gone", {});
  const ticket = await findTicketFor(ctx.work, ctx.person, number);
  const place = ctx.spot.places.find((one) => one.conversationId === ticket.id) ?? null;
  await endDialogue(ctx.work, held.id);
  await pinTicket(ctx, ticket.id);
  for (const said of held.said) await postSaid(ctx, said, { ticketId: ticket.id, place, visibility: "customer" });
  return sentence(ctx.words.say("held-posted", { number, title: ticket.title }));
}

/** A new ticket begins with what waited; where nothing does, the next message begins it. */
export async function startAnewWithHeldTalk(ctx: Ctx): Promise<Reply> {
  const held = ctx.spot.dialogues.has(heldKind) ? await readHeld(ctx) : null;
  if (held === null) return expectNewTicket(ctx);
  await endDialogue(ctx.work, held.id);
  let reply: Reply = { kind: "nothing" };
  let here = ctx;
  for (const said of held.said) {
    reply = await stepIntake(here, said);
    // What the first message began, the next ones go on with.
    here = { ...ctx, spot: { ...ctx.spot, dialogues: new Set([...ctx.spot.dialogues, intakeKind]) } };
  }
  return reply;
}

/** The kind of the dialogue row that makes the next message the beginning of a new ticket. */
export const expectsNewKind = "expects-new-ticket";

/** Asks what is wrong: the next message begins a ticket, wherever it would have gone else. */
export async function expectNewTicket(ctx: Ctx): Promise<Reply> {
  await saveDialogue(ctx.work, { ...key(ctx), kind: expectsNewKind, ticketId: null, state: {} });
  return sentence(ctx.words.say("new-ticket-ask"));
}

/** Whether the next message begins a new ticket; asked once. */
export async function takeExpectation(ctx: Ctx): Promise<boolean> {
  if (!ctx.spot.dialogues.has(expectsNewKind)) return false;
  const row = await findDialogue(ctx.work, { ...key(ctx), kind: expectsNewKind });
  if (row !== null) await endDialogue(ctx.work, row.id);
  return row !== null;
}

/** Follows an edit of a message that still waits, or its withdrawal (`text` null). False where it does not wait here. */
export async function changeHeld(ctx: Ctx, message: string, text: Said["did"]["text"] | null): Promise<boolean> {
  const held = ctx.spot.dialogues.has(heldKind) ? await readHeld(ctx) : null;
  if (held === null || !held.said.some(({ did }) => did.message === message)) return false;
  const said = held.said.flatMap((one): Said[] => {
    if (one.did.message !== message) return [one];
    return text === null ? [] : [{ ...one, did: { ...one.did, text } }];
  });
  const { ticketId, number } = held;
  if (said.length === 0) await endDialogue(ctx.work, held.id);
  else await saveDialogue(ctx.work, { ...key(ctx), ticketId, state: { ticketId, number, said } satisfies Held });
  return true;
}
