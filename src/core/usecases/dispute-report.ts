import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { insertObjection, setReportState } from "../store/reports.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { moveTicket } from "./move-ticket.ts";
import { requiredWords } from "./required-words.ts";
import { waitingReport } from "./waiting-report.ts";

/** The customer says what is wrong with the report instead of signing it; the assignee submits a corrected version. */
export async function disputeReport(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly reason: string; readonly drawnAt?: number | null },
): Promise<void> {
  let reason = "";
  const moved = await moveTicket(work, actor, { ...input, move: "dispute" }, async (ticket) => {
    if (actor.kind !== "person") throw new Problem("move.forbidden", { move: "dispute", needs: ["signer"] });
    const report = await waitingReport(work, ticket);
    reason = requiredWords("reason", input.reason);
    await setReportState(work, report.id, "disputed");
    await insertObjection(work, {
      reportId: report.id,
      kind: "dispute",
      accountId: actor.accountId,
      reason,
      at: work.now,
    });
    return { given: { reason: true }, data: { reportId: report.id }, words: { reason } };
  });
  const byName = actor.kind === "person" ? actor.name : "";
  await announce(work, moved.after, { code: "report.disputed", data: { ticketId: input.ticketId, byName, reason } });
}
