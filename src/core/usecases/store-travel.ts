import type { Travel } from "../domain/dispatch/travel.ts";
import { redrawNotices, refreshStaffCards } from "../store/notices.ts";
import { keepTravel } from "../store/ticket-travel.ts";
import { lockTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { proposeAssignment } from "./propose-assignment.ts";

/** The answer to one wish: the assignee's way, or the ways of those who are proposed, by account. */
export type TravelFound = {
  readonly ticketId: string;
  readonly asked: number;
  readonly travel: Travel | null;
  /** Why it is an estimate; null where a map said it. */
  readonly note: string | null;
  readonly ofCandidates: ReadonlyMap<string, Travel>;
};

/**
 * Keeps what a map said and completes the cards of staff: the way of whoever goes, or, while nobody does, the proposal with it. An
 * answer to an older question is dropped.
 */
export async function storeTravel(work: Work, found: TravelFound): Promise<boolean> {
  const ticket = await lockTicket(work, found.ticketId);
  if (!(await keepTravel(work, found))) return false;
  if (ticket.status === "new" && found.ofCandidates.size > 0)
    await proposeAssignment(work, ticket.id, { travel: found.ofCandidates });
  await refreshStaffCards(work, ticket.id);
  if (ticket.status === "opened") await redrawNotices(work, ticket.id, ["assignment.offered"]);
  return true;
}
