import type { TicketJson } from "../protocol.ts";

/**
 * The queue after tickets changed: known ones are replaced or leave, new ones that fit are put in, all newest first by number. A
 * version older than the known one is dropped, since pages and frames overtake each other. `fits` judges a ticket; its second
 * argument says whether the list had it. `floor` is the lowest number the loaded pages reach, null when they reach the end: what lies
 * below comes with its page.
 */
export function applyTickets(
  known: readonly TicketJson[],
  changed: readonly TicketJson[],
  gone: readonly string[],
  fits: (ticket: TicketJson, known: boolean) => boolean,
  floor: number | null,
): readonly TicketJson[] {
  const byId = new Map(known.map((ticket) => [ticket.id, ticket]));
  for (const id of gone) byId.delete(id);
  for (const ticket of changed) {
    const before = byId.get(ticket.id);
    if (before !== undefined && before.version > ticket.version) continue;
    const inReach = floor === null || ticket.number >= floor;
    if (fits(ticket, before !== undefined) && (before !== undefined || inReach)) byId.set(ticket.id, ticket);
    else byId.delete(ticket.id);
  }
  return [...byId.values()].sort((a, b) => b.number - a.number);
}
