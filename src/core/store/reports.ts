import type { ReportState, UsedPart } from "../domain/ticket-view.ts";
import { and, desc, eq, isNull } from "./orm.ts";
import { objections, reportFiles, reports, signatures } from "./schema/reports.ts";
import { files, messageFiles, messages } from "./schema/talk.ts";
import type { Work } from "./work.ts";

export type ReportRow = typeof reports.$inferSelect;

/** The newest report of a ticket; null where none was submitted. */
export async function latestReport(work: Work, ticketId: string): Promise<ReportRow | null> {
  const [row] = await work.tx
    .select()
    .from(reports)
    .where(eq(reports.ticketId, ticketId))
    .orderBy(desc(reports.version))
    .limit(1);
  return row ?? null;
}

/** Stores a frozen report with its photos. */
export async function insertReport(
  work: Work,
  report: Omit<typeof reports.$inferInsert, "state" | "parts"> & {
    readonly id: string;
    readonly parts: readonly UsedPart[];
    readonly fileIds: readonly string[];
  },
): Promise<void> {
  const { fileIds, ...row } = report;
  await work.tx.insert(reports).values(row);
  if (fileIds.length > 0) {
    await work.tx
      .insert(reportFiles)
      .values(fileIds.map((fileId, position) => ({ reportId: report.id, fileId, position })));
  }
}

/** Says what became of a report. Its frozen content cannot be changed. */
export async function setReportState(work: Work, reportId: string, state: ReportState): Promise<void> {
  await work.tx.update(reports).set({ state }).where(eq(reports.id, reportId));
}

/** Photos sent in the ticket's talk so far, in the order they were sent. Hashes in hexadecimal. */
export async function photosOfTicket(work: Work, ticketId: string): Promise<readonly { id: string; sha256: string }[]> {
  const rows = await work.tx
    .select({ id: files.id, sha256: files.sha256 })
    .from(messageFiles)
    .innerJoin(messages, eq(messages.id, messageFiles.messageId))
    .innerJoin(files, eq(files.id, messageFiles.fileId))
    .where(
      and(
        eq(messages.conversationId, ticketId),
        eq(messages.visibility, "customer"),
        isNull(messages.deletedAt),
        isNull(files.deletedAt),
        eq(files.kind, "photo"),
      ),
    )
    .orderBy(messages.seq, messageFiles.position);
  return rows.map(({ id, sha256 }) => ({ id, sha256: sha256.toString("hex") }));
}

/** Stores the customer's signature. */
export async function insertSignature(work: Work, signature: typeof signatures.$inferInsert): Promise<void> {
  await work.tx.insert(signatures).values(signature);
}

/** Stores why a report was not signed. */
export async function insertObjection(work: Work, objection: typeof objections.$inferInsert): Promise<void> {
  await work.tx.insert(objections).values(objection);
}
