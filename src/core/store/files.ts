import { isUuid } from "./accounts.ts";
import { and, eq, sql } from "./orm.ts";
import { files } from "./schema/talk.ts";
import type { Work } from "./work.ts";

export type FileRow = typeof files.$inferSelect;
export type FileKind = "photo" | "voice" | "video" | "file";

/**
 * Holds everybody else off the stored object of this hash until the unit of work ends: who stores equal bytes and who removes the
 * last reference to them never meet.
 */
export async function lockObject(work: Work, sha256: Buffer): Promise<void> {
  await work.tx.execute(sql`select pg_advisory_xact_lock(${sha256.readBigInt64BE(0).toString()}::bigint)`);
}

/** Stores what is known of a file and returns it. */
export async function insertFile(
  work: Work,
  file: Pick<FileRow, "sha256" | "sizeBytes" | "mediaType" | "name" | "kind" | "ownerId" | "organisationId">,
): Promise<FileRow> {
  const [row] = await work.tx
    .insert(files)
    .values({ id: work.newId(), ...file, createdAt: work.now })
    .returning();
  if (row === undefined) throw new Error("a file was not stored");
  return row;
}

/** A file that is still kept; null where there is none. */
export async function findFile(work: Work, fileId: string): Promise<FileRow | null> {
  if (!isUuid(fileId)) return null;
  const [row] = await work.tx
    .select()
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.state, "stored")));
  return row ?? null;
}

/** Marks a file as deleted; its row stays as the tombstone of what refers to it. Null where there was nothing to delete. */
export async function markFileDeleted(work: Work, fileId: string): Promise<FileRow | null> {
  if (!isUuid(fileId)) return null;
  const [row] = await work.tx
    .update(files)
    .set({ state: "deleted", deletedAt: work.now })
    .where(and(eq(files.id, fileId), eq(files.state, "stored")))
    .returning();
  return row ?? null;
}

/** Hashes of files that were deleted and whose objects have not been looked at since. */
export async function deletedHashes(work: Work, limit: number): Promise<readonly Buffer[]> {
  const rows = await work.tx
    .selectDistinct({ sha256: files.sha256 })
    .from(files)
    .where(eq(files.state, "deleted"))
    .limit(limit);
  return rows.map((row) => row.sha256);
}

/** Whether any file that is still kept has these bytes. */
export async function isReferenced(work: Work, sha256: Buffer): Promise<boolean> {
  const [row] = await work.tx
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.sha256, sha256), eq(files.state, "stored")))
    .limit(1);
  return row !== undefined;
}

/** Notes that the deleted files of this hash need no more looking after. */
export async function markSwept(work: Work, sha256: Buffer): Promise<void> {
  await work.tx
    .update(files)
    .set({ state: "swept" })
    .where(and(eq(files.sha256, sha256), eq(files.state, "deleted")));
}
