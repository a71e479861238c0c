import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { type Given, lifecycle, type Move, step } from "../domain/lifecycle.ts";
import { mayOnTicket } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { spentBy } from "../domain/spent-notices.ts";
import type { Status } from "../domain/statuses.ts";
import { emit } from "../store/events.ts";
import { redrawNotices, refreshCards } from "../store/notices.ts";
import { type LockedTicket, lockTicket, type TicketChange, updateTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { settleSla } from "./settle-sla.ts";

/** A move to be made. `drawnAt` is the ticket's version on the card or form that asked for it; null where words did. */
export type MoveRequest = {
  readonly ticketId: string;
  readonly move: Move;
  readonly drawnAt?: number | null | undefined;
};

/** What the move brings along, worked out while the ticket is locked. */
export type MoveEffect = {
  readonly given?: Given;
  readonly change?: TicketChange;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly words?: Readonly<Record<string, string>>;
};

export type Moved = { readonly before: LockedTicket; readonly after: LockedTicket; readonly eventId: string };

/**
 * The only function that changes a ticket's status: locks the row, applies the lifecycle table, stores ticket and event and asks for
 * the cards, and the notices whose buttons are spent, to be redrawn, in the caller's transaction. `effect` is asked under the lock, before the table is applied.
 * Throws Problem `ticket.unknown` for those who may not know of it, `move.stale` when it moved since the button was drawn, and what
 * `step` throws.
 */
export async function moveTicket(
  work: Work,
  actor: Actor,
  request: MoveRequest,
  effect: MoveEffect | ((ticket: LockedTicket) => Promise<MoveEffect>) = {},
): Promise<Moved> {
  const before = await lockTicketFor(work, actor, request.ticketId);
  const who = partiesOfActor(actor, before.facts);
  if (request.drawnAt !== undefined && request.drawnAt !== null && request.drawnAt < before.movedVersion) {
    throw new Problem("move.stale", { number: before.number, status: before.status });
  }
  // Judged once without what the move asks for, so that nobody learns or causes anything by a move that is not theirs.
  step({ status: before.status, hasAssignee: before.assigneeId !== null }, request.move, who, everythingGiven);
  const { given = {}, change = {}, data = {}, words } = typeof effect === "function" ? await effect(before) : effect;
  const status: Status = step(
    { status: before.status, hasAssignee: before.assigneeId !== null },
    request.move,
    who,
    given,
  );
  const moved =
    status !== before.status ||
    (change.assigneeId !== undefined && change.assigneeId !== before.assigneeId) ||
    change.acceptedAt !== undefined;
  await updateTicket(work, before.id, { ...change, status, ...(moved ? { movedVersion: before.version + 1 } : {}) });
  const eventId = await emit(work, {
    kind: eventOf(request.move),
    subjectId: before.id,
    ticketId: before.id,
    actor,
    data: { from: before.status, to: status, ...data },
    ...(words === undefined ? {} : { words }),
  });
  const after = { ...before, ...change, status, version: before.version + 1 };
  await settleSla(work, after);
  await refreshCards(work, before.id);
  await redrawNotices(work, before.id, spentBy[request.move]);
  return { before, after: { ...after, facts: { ...before.facts, assigneeId: after.assigneeId } }, eventId };
}

/** The ticket, locked, if the actor may know of it; else the same Problem as for one that does not exist. */
export async function lockTicketFor(work: Work, actor: Actor, ticketId: string): Promise<LockedTicket> {
  const ticket = await lockTicket(work, ticketId);
  const mayKnow = actor.kind === "clock" || mayOnTicket(partiesOfActor(actor, ticket.facts), "ticket.read");
  if (!mayKnow) throw new Problem("ticket.unknown", { number: String(ticket.number) });
  return ticket;
}

const everythingGiven: Given = Object.fromEntries(lifecycle.flatMap((row) => row.asks).map((asked) => [asked, true]));

function eventOf(move: Move): string {
  const row = lifecycle.find((candidate) => candidate.move === move);
  if (row === undefined) throw new Error(`no lifecycle row for ${move}`);
  return row.event;
}
