import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { cancelTimer, setTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { bookJob } from "./book-job.ts";
import { moveTicket } from "./move-ticket.ts";
import { requiredWords } from "./required-words.ts";
import { setPlacesClosed } from "./set-places-closed.ts";

/** The fault is back, or was never gone: work goes on in the same ticket, within the window after it was resolved. */
export async function reopenTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly reason: string; readonly drawnAt?: number | null },
): Promise<void> {
  let reason = "";
  const moved = await moveTicket(work, actor, { ...input, move: "reopen" }, async (ticket) => {
    reason = requiredWords("reason", input.reason);
    const doneAt = ticket.resolvedAt ?? ticket.closedAt ?? ticket.updatedAt;
    const windowDays = work.settings.reopenWindowDays;
    if (work.now.getTime() - doneAt.getTime() > windowDays * 86_400_000) {
      throw new Problem("reopen.too_late", { number: ticket.number, windowDays });
    }
    return {
      given: { reason: true, open_window: true },
      change: { resolvedAt: null, closedAt: null },
      words: { reason },
    };
  });
  await cancelTimer(work, "auto_close", input.ticketId);
  const silentAt = new Date(work.now.getTime() + work.settings.silentTicketReminderHours * 3_600_000);
  await setTimer(work, { kind: "silent_ticket", subjectId: input.ticketId, dueAt: silentAt });
  const { assigneeId: technicianId, vehicleId } = moved.after;
  if (moved.after.status === "in_progress" && technicianId !== null)
    await bookJob(work, { ticketId: input.ticketId, technicianId, vehicleId });
  await setPlacesClosed(work, moved.after, false);
  const byName = actor.kind === "person" ? actor.name : "";
  await announce(work, moved.after, { code: "ticket.reopened", data: { ticketId: input.ticketId, byName, reason } });
}
