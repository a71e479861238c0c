import type { Actor } from "../domain/actor.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { releaseJob } from "./book-job.ts";
import { moveTicket } from "./move-ticket.ts";
import { requiredWords } from "./required-words.ts";
import { setPlacesClosed } from "./set-places-closed.ts";

/** The ticket is no longer needed: by the organisation until work starts, by an admin also after. */
export async function cancelTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly reason: string; readonly drawnAt?: number | null },
): Promise<void> {
  let reason = "";
  const moved = await moveTicket(work, actor, { ...input, move: "cancel" }, async () => {
    reason = requiredWords("reason", input.reason);
    return { given: { reason: true }, words: { reason } };
  });
  await releaseJob(work, input.ticketId);
  const byName = actor.kind === "person" ? actor.name : "";
  await announce(work, moved.after, { code: "ticket.cancelled", data: { ticketId: input.ticketId, byName, reason } });
  await setPlacesClosed(work, moved.after, true);
}
