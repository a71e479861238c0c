import { type Move, moves, possibleMoves } from "../../core/domain/lifecycle.ts";
import { partiesTo } from "../../core/domain/parties.ts";
import { mayOnTicket, type TicketAction } from "../../core/domain/permissions.ts";
import { Problem } from "../../core/domain/problem.ts";
import { isStaff } from "../../core/domain/roles.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { findCopyByPlatformId } from "../../core/store/copies.ts";
import { findDialogue, saveDialogue } from "../../core/store/dialogues.ts";
import { activeTicketsOf, listTickets } from "../../core/store/ticket-lists.ts";
import { readTicketView } from "../../core/store/ticket-views.ts";
import type { Ctx } from "./dialog-context.ts";

/** Tickets in a pick-list: what every platform can show as buttons. */
const pickListLength = 8;
/** The kind of the dialogue row that remembers which ticket a flat chat is about. */
const pinKind = "pinned-ticket";

function isMove(action: TicketAction): action is Move {
  return (moves as readonly string[]).includes(action);
}

/** Whether the person may take the action on the ticket as it is now. */
export function canNow(ctx: Ctx, ticket: TicketView, action: TicketAction): boolean {
  const who = partiesTo(ctx.person, ticket.facts);
  return isMove(action) ? possibleMoves(ticket, who).includes(action) : mayOnTicket(who, action);
}

/** The ticket that a flat chat was last switched to, if it still has a place here. */
export async function pinnedTicketId(ctx: Ctx): Promise<string | null> {
  const row = await findDialogue(ctx.work, { accountId: ctx.person.accountId, surface: ctx.spot.key, kind: pinKind });
  const ticketId = row?.ticketId ?? null;
  return ctx.spot.places.some((place) => place.conversationId === ticketId) ? ticketId : null;
}

/** From now on plain words in this flat chat are about this ticket. */
export async function pinTicket(ctx: Ctx, ticketId: string): Promise<void> {
  const { person, spot, work } = ctx;
  await saveDialogue(work, { accountId: person.accountId, surface: spot.key, kind: pinKind, ticketId, state: {} });
}

/** The ticket of the message that this one answers; null where it answers none of ours. */
export async function repliedTicketId(ctx: Ctx): Promise<string | null> {
  const { did } = ctx.interaction;
  if (did.kind !== "say" || did.replyTo === null) return null;
  for (const place of ctx.spot.places) {
    const messageId = await findCopyByPlatformId(ctx.work, place.id, did.replyTo);
    if (messageId !== null) return place.conversationId;
    if (place.cardMessageId === did.replyTo) return place.conversationId;
  }
  return null;
}

/** The ticket that the surface makes plain: the thread's, the console's, the one replied to, the pinned one. Else null. */
async function plainTicketId(ctx: Ctx): Promise<string | null> {
  if (ctx.spot.consoleTicketId !== null) return ctx.spot.consoleTicketId;
  const here = [...new Set(ctx.spot.places.map((place) => place.conversationId))];
  if (here.length <= 1) return here[0] ?? null;
  return (await repliedTicketId(ctx)) ?? (await pinnedTicketId(ctx));
}

/** The ticket this surface is plainly about, as the person may see it; null where it is not plain. */
export async function ticketHere(ctx: Ctx): Promise<TicketView | null> {
  const id = await plainTicketId(ctx);
  const view = id === null ? null : await readTicketView(ctx.work, id);
  return view !== null && canNow(ctx, view, "ticket.read") ? view : null;
}

/**
 * Which ticket a command without a number is about: the surface's, else the person's only active one. Where it is not plain, the
 * candidates to pick from (those on which it is possible). Throws Problem `command.ticket_needed` where there are none.
 */
export async function ticketMeant(
  ctx: Ctx,
  action: TicketAction,
  command: string,
): Promise<{ readonly ticket: TicketView } | { readonly candidates: readonly TicketView[] }> {
  const here = await ticketHere(ctx);
  if (here !== null) return { ticket: here };
  const active = await activeTicketsOf(ctx.work, ctx.person);
  const [only, ...others] = active;
  if (only !== undefined && others.length === 0 && canNow(ctx, only, action)) return { ticket: only };
  const recent = await recentTickets(ctx);
  const possible = recent.filter((ticket) => canNow(ctx, ticket, action));
  if (possible.length > 0) return { candidates: possible.slice(0, pickListLength) };
  if (only !== undefined && others.length === 0) return { ticket: only };
  if (active.length > 0) return { candidates: active.slice(0, pickListLength) };
  throw new Problem("command.ticket_needed", { command });
}

async function recentTickets(ctx: Ctx): Promise<readonly TicketView[]> {
  const { work, person } = ctx;
  const admin = person.role === "admin";
  const scope = admin ? "queue" : isStaff(person.role) ? "mine" : "own";
  return (await listTickets(work, person, { scope, limit: 25 })).items;
}
