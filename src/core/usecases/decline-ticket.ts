import type { Actor } from "../domain/actor.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { releaseJob } from "./book-job.ts";
import { closeLineOf } from "./close-line.ts";
import { moveTicket } from "./move-ticket.ts";
import { proposeAssignment } from "./propose-assignment.ts";
import { requiredWords } from "./required-words.ts";

/** The assignee gives the job back to the queue with a reason; the desk gets a new proposal without them. */
export async function declineTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly reason: string; readonly drawnAt?: number | null },
): Promise<void> {
  const moved = await moveTicket(work, actor, { ...input, move: "decline" }, async () => {
    const reason = requiredWords("reason", input.reason);
    return {
      given: { reason: true },
      change: { assigneeId: null, vehicleId: null, acceptedAt: null },
      words: { reason },
    };
  });
  const reason = requiredWords("reason", input.reason);
  await releaseJob(work, input.ticketId);
  if (moved.before.assigneeId !== null) await closeLineOf(work, input.ticketId, moved.before.assigneeId);
  await proposeAssignment(work, input.ticketId, { without: moved.before.assigneeId });
  const byName = actor.kind === "person" ? actor.name : "";
  await announce(work, moved.after, {
    code: "assignment.declined",
    data: { ticketId: input.ticketId, byName, reason },
  });
}
