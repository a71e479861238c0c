import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { insertObjection, setReportState } from "../store/reports.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { moveTicket } from "./move-ticket.ts";
import { requiredWords } from "./required-words.ts";
import { waitingReport } from "./waiting-report.ts";

/** An admin lets a report stand without the customer's signature, with a reason that stays on it. */
export async function waiveReport(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly reason: string; readonly drawnAt?: number | null },
): Promise<void> {
  let reason = "";
  const moved = await moveTicket(work, actor, { ...input, move: "waive" }, async (ticket) => {
    if (actor.kind !== "person") throw new Problem("move.forbidden", { move: "waive", needs: ["admin"] });
    const report = await waitingReport(work, ticket);
    reason = requiredWords("reason", input.reason);
    await setReportState(work, report.id, "waived");
    await insertObjection(work, {
      reportId: report.id,
      kind: "waiver",
      accountId: actor.accountId,
      reason,
      at: work.now,
    });
    return { given: { reason: true }, data: { reportId: report.id }, words: { reason } };
  });
  const byName = actor.kind === "person" ? actor.name : "";
  await announce(work, moved.after, { code: "report.waived", data: { ticketId: input.ticketId, byName, reason } });
}
