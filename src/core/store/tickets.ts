import { type Actor, partiesOfActor } from "../domain/actor.ts";
import type { TicketFacts } from "../domain/parties.ts";
import { mayOnTicket } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import type { TicketView } from "../domain/ticket-view.ts";
import { eq, sql } from "./orm.ts";
import { organisations } from "./schema/people.ts";
import { tickets } from "./schema/tickets.ts";
import { selectTicketViews } from "./ticket-views.ts";
import type { Work } from "./work.ts";

export type TicketRow = typeof tickets.$inferSelect;

/** A ticket locked for change, with the facts that decide who somebody is to it. */
export type LockedTicket = TicketRow & { readonly facts: TicketFacts };

/**
 * The ticket, locked until the end of the transaction, so that what is decided on it stays true.
 * Throws Problem `ticket.unknown` where there is none or it is deleted.
 */
export async function lockTicket(work: Work, ticketId: string): Promise<LockedTicket> {
  const [row] = await work.tx
    .select({ ticket: tickets, membersSeeEachOther: organisations.membersSeeEachOther })
    .from(tickets)
    .innerJoin(organisations, eq(organisations.id, tickets.organisationId))
    .where(eq(tickets.id, ticketId))
    .for("update", { of: tickets });
  if (row === undefined || row.ticket.deletedAt !== null) throw new Problem("ticket.unknown", { number: "" });
  const { ticket, membersSeeEachOther } = row;
  return { ...ticket, facts: { ...ticket, membersSeeEachOther } };
}

/** The ticket's status as it stands; null where there is no such ticket. */
export async function readStatus(work: Work, ticketId: string): Promise<TicketRow["status"] | null> {
  const [row] = await work.tx.select({ status: tickets.status }).from(tickets).where(eq(tickets.id, ticketId));
  return row?.status ?? null;
}

/** Fields of a ticket that a change may set. */
export type TicketChange = Partial<
  Omit<TicketRow, "id" | "number" | "version" | "openerId" | "createdAt" | "updatedAt">
>;

/** Writes a change and raises the version. Statuses are changed by `moveTicket` alone. */
export async function updateTicket(work: Work, ticketId: string, change: TicketChange): Promise<void> {
  await work.tx
    .update(tickets)
    .set({ ...change, updatedAt: work.now, version: sql`${tickets.version} + 1` })
    .where(eq(tickets.id, ticketId));
}

/** Sets the proposal without a new version: buttons drawn before it still mean the same. */
export async function storeProposal(work: Work, ticketId: string, proposal: TicketRow["proposal"]): Promise<void> {
  await work.tx.update(tickets).set({ proposal }).where(eq(tickets.id, ticketId));
}

/**
 * The ticket of this number as `actor` may see it. Throws Problem `ticket.unknown` where there is none, it is deleted or the actor
 * must not know of it: the three are never told apart.
 */
export async function findTicketFor(work: Work, actor: Actor, number: number): Promise<TicketView> {
  const known = Number.isSafeInteger(number) && number > 0;
  const [view] = known
    ? await selectTicketViews(work, { where: sql`t.number = ${number} and t.deleted_at is null`, limit: 1 })
    : [];
  if (view === undefined || !mayOnTicket(partiesOfActor(actor, view.facts), "ticket.read")) {
    throw new Problem("ticket.unknown", { number: String(number) });
  }
  return view;
}
