import { type Proposal, scoreCandidates } from "../domain/proposal.ts";
import { type AssignmentFacts, readAssignmentFacts } from "../store/candidates.ts";
import { readTicketView } from "../store/ticket-views.ts";
import { storeProposal } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";

/** How many candidates a proposal keeps: what Choose another offers before a search. */
const keptCandidates = 8;

/** Who should go, from the facts: the best candidates with their scores, and the vehicle that is least taken. */
export function proposalFrom(facts: AssignmentFacts, without: string | null = null): Proposal | null {
  const able = facts.candidates.filter((candidate) => candidate.accountId !== without);
  const candidates = scoreCandidates(able, facts.neededSkills).slice(0, keptCandidates);
  if (candidates.length === 0) return null;
  const vehicle = facts.vehicles[0] ?? null;
  return { candidates, vehicleId: vehicle?.id ?? null, vehicleName: vehicle?.name ?? null };
}

/** Works out anew who should go to a ticket and stores it on the ticket. `without` is somebody who has just declined. */
export async function proposeAssignment(
  work: Work,
  ticketId: string,
  options: { readonly without?: string | null } = {},
): Promise<Proposal | null> {
  const ticket = await readTicketView(work, ticketId);
  const facts = await readAssignmentFacts(work, ticket?.equipment?.category ?? ticket?.category ?? null);
  const proposal = proposalFrom(facts, options.without ?? null);
  await storeProposal(work, ticketId, proposal);
  return proposal;
}
