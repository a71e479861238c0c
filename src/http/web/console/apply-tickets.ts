import type { TicketJson } from "../protocol.ts";

/**
 * The queue after tickets changed: known ones are replaced or leave, new ones that fit are put in, all newest first as the server
 * lists them. A version older than the known one is dropped, since pages and frames overtake each other. `fits` judges a ticket; its
 * second argument says whether the list had it. `floor` is the last ticket of the loaded pages, null when they reach the end: what
 * lies below it comes with its page.
 */
export function applyTickets(
  known: readonly TicketJson[],
  changed: readonly TicketJson[],
  gone: readonly string[],
  fits: (ticket: TicketJson, known: boolean) => boolean,
  floor: TicketJson | null,
): readonly TicketJson[] {
  const byId = new Map(known.map((ticket) => [ticket.id, ticket]));
  for (const id of gone) byId.delete(id);
  for (const ticket of changed) {
    const before = byId.get(ticket.id);
    if (before !== undefined && before.version > ticket.version) continue;
    const inReach = before !== undefined || floor === null || newestFirst(ticket, floor) <= 0;
    if (inReach && fits(ticket, before !== undefined)) byId.set(ticket.id, ticket);
    else byId.delete(ticket.id);
  }
  return [...byId.values()].sort(newestFirst);
}

/** The order of the server's list: by creation, then id, both descending. Instants of one format compare as text. */
function newestFirst(a: TicketJson, b: TicketJson): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}
