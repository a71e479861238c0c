import { Problem } from "../domain/problem.ts";
import { latestReport, type ReportRow } from "../store/reports.ts";
import type { Work } from "../store/work.ts";

/** The ticket's report that waits for an answer. Throws Problem `report.missing` or `report.not_waiting`. */
export async function waitingReport(
  work: Work,
  ticket: { readonly id: string; readonly number: number },
): Promise<ReportRow> {
  const report = await latestReport(work, ticket.id);
  if (report === null) throw new Problem("report.missing", { number: ticket.number });
  if (report.state !== "submitted")
    throw new Problem("report.not_waiting", { number: ticket.number, state: report.state });
  return report;
}
