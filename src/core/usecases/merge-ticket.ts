import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { isLive } from "../domain/statuses.ts";
import { emit } from "../store/events.ts";
import { findTicketFor, lockTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { releaseJob } from "./book-job.ts";
import { moveTicket } from "./move-ticket.ts";
import { setPlacesClosed } from "./set-places-closed.ts";

/** Joins a ticket to another live one of the same organisation: it ends as merged, and its people are told where talk goes on. */
export async function mergeTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly targetNumber: number; readonly drawnAt?: number | null },
): Promise<void> {
  const target = await findTicketFor(work, actor, input.targetNumber);
  // Both rows are locked in the order of their ids, so that two merges across each other cannot wait for one another.
  for (const id of [input.ticketId, target.id].sort()) await lockTicket(work, id);
  const moved = await moveTicket(work, actor, { ...input, move: "merge" }, async (ticket) => {
    const number = ticket.number;
    if (target.id === ticket.id) throw new Problem("ticket.merge_self", { number });
    if (target.organisation.id !== ticket.organisationId) {
      throw new Problem("ticket.merge_other_organisation", { number, target: target.number });
    }
    if (!isLive(target.status)) {
      throw new Problem("ticket.merge_target_done", { number, target: target.number, status: target.status });
    }
    return { given: { target: true }, change: { mergedIntoId: target.id }, data: { targetId: target.id } };
  });
  await releaseJob(work, input.ticketId);
  await emit(work, {
    kind: "ticket.changed",
    subjectId: target.id,
    ticketId: target.id,
    actor,
    data: { fields: ["merged"], mergedTicketId: input.ticketId },
  });
  await announce(work, moved.after, {
    code: "ticket.merged",
    data: { ticketId: input.ticketId, targetNumber: target.number },
  });
  await setPlacesClosed(work, moved.after, true);
}
