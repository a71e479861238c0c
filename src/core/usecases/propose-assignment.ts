import type { Travel } from "../domain/dispatch/travel.ts";
import { type Proposal, propose } from "../domain/proposal.ts";
import { readAssignmentFacts } from "../store/assignment-facts.ts";
import { storeProposal } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";

/**
 * Works out anew who should go to a ticket, and in what, and stores it on the ticket. `without` is somebody who has just given it back;
 * `travel` what a map says of the ways of candidates, by account.
 */
export async function proposeAssignment(
  work: Work,
  ticketId: string,
  options: { readonly without?: string | null; readonly travel?: ReadonlyMap<string, Travel> } = {},
): Promise<Proposal | null> {
  const facts = await readAssignmentFacts(work, ticketId);
  if (facts === null) return null;
  const { without = null, travel } = options;
  const proposal = propose({ ...facts, ...(travel === undefined ? {} : { travel }) }, { without, now: work.now });
  await storeProposal(work, ticketId, proposal);
  return proposal;
}
