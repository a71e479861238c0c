import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { countJob } from "../store/experience.ts";
import { latestReport } from "../store/reports.ts";
import { setTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { releaseJob } from "./book-job.ts";
import { moveTicket } from "./move-ticket.ts";

/** The assignee is done: the report is signed or waived, the ticket is resolved and closes by itself after the set days. */
export async function completeTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly drawnAt?: number | null },
): Promise<void> {
  const moved = await moveTicket(work, actor, { ...input, move: "complete" }, async (ticket) => {
    const report = await latestReport(work, ticket.id);
    if (report === null) throw new Problem("report.missing", { number: ticket.number });
    const settled = report.state === "signed" || report.state === "waived";
    if (!settled) throw new Problem("report.unsettled", { number: ticket.number, state: report.state });
    return { given: { settled_report: true }, change: { resolvedAt: work.now } };
  });
  await releaseJob(work, input.ticketId);
  await countJob(work, input.ticketId);
  const closeAt = new Date(work.now.getTime() + work.settings.autoCloseDays * 86_400_000);
  await setTimer(work, { kind: "auto_close", subjectId: input.ticketId, dueAt: closeAt });
  const remindAt = new Date(work.now.getTime() + work.settings.ratingReminderHours * 3_600_000);
  await setTimer(work, { kind: "unrated", subjectId: input.ticketId, dueAt: remindAt });
  await announce(work, moved.after, { code: "ticket.resolved", data: { ticketId: input.ticketId } });
}
