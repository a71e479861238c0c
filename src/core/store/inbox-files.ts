import { Problem, type ProblemCode } from "../domain/problem.ts";
import type { Work } from "./work.ts";

/** An event by its platform's name and own id. */
export type InboxEvent = { readonly platform: string; readonly eventId: string };

/** What became of one file of an event: stored, or why not. */
export type InboxFile = {
  /** Its place among the event's files, from 0. */
  readonly position: number;
  readonly fileId: string | null;
  readonly fault: Problem | null;
};

/** What became of the event's files so far, in order. */
export async function readInboxFiles(work: Work, event: InboxEvent): Promise<readonly InboxFile[]> {
  const rows = await work.sql<
    { position: number; file_id: string | null; fault: { code: ProblemCode; data: Problem["data"] } | null }[]
  >`
    select position, file_id, fault from inbox_files
    where platform = ${event.platform} and event_id = ${event.eventId} order by position`;
  return rows.map(({ position, file_id, fault }) => ({
    position,
    fileId: file_id,
    fault: fault === null ? null : new Problem(fault.code, fault.data),
  }));
}

/** Notes what became of a file; false where that is known already, and then nothing is to be stored for it. */
export async function insertInboxFile(work: Work, event: InboxEvent, file: InboxFile): Promise<boolean> {
  const fault = file.fault === null ? null : JSON.stringify({ code: file.fault.code, data: file.fault.data });
  const rows = await work.sql`
    insert into inbox_files (platform, event_id, position, file_id, fault, at)
    values (${event.platform}, ${event.eventId}, ${file.position}, ${file.fileId}::uuid, ${fault}::jsonb, ${work.now}::timestamptz)
    on conflict do nothing returning position`;
  return rows.length > 0;
}

/** Gives files that nobody owns yet to whoever sent them. */
export async function ownFiles(
  work: Work,
  fileIds: readonly string[],
  owner: { readonly accountId: string; readonly organisationId: string | null },
): Promise<void> {
  await work.sql`
    update files set owner_id = ${owner.accountId}::uuid, organisation_id = ${owner.organisationId}::uuid
    where id = any(${[...fileIds]}::uuid[]) and owner_id is null`;
}
