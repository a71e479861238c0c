import { enqueue } from "../store/notices.ts";
import { placesOfTicket, updatePlace } from "../store/places.ts";
import type { LockedTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";

/**
 * Archives the surfaces of a ticket that is done, or opens them again. The customer's stays open: what they write there is answered with
 * Reopen and New ticket. Lines of former assignees are left closed.
 */
export async function setPlacesClosed(work: Work, ticket: LockedTicket, closed: boolean): Promise<void> {
  for (const place of await placesOfTicket(work, ticket.id, ["desk", "line"])) {
    if (place.kind === "line" && place.accountId !== ticket.assigneeId) continue;
    if (place.channel === null || place.state === "blocked") continue;
    if ((place.state === "closed") === closed) continue;
    // Opened before, closed after what waits: the row order in the place does the rest.
    await updatePlace(work, place.id, { state: closed ? "closed" : "open" });
    await enqueue(work, place.id, { kind: "close", closed });
  }
}
