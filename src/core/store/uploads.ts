import { isUuid } from "./accounts.ts";
import type { FileRow } from "./files.ts";
import { and, eq, inArray } from "./orm.ts";
import { files } from "./schema/talk.ts";
import type { Work } from "./work.ts";

/** These files in this order, if the account uploaded every one of them and they are still kept; else null. */
export async function ownUploads(
  work: Work,
  ownerId: string,
  fileIds: readonly string[],
): Promise<readonly FileRow[] | null> {
  if (fileIds.length === 0) return [];
  if (!fileIds.every(isUuid)) return null;
  const rows = await work.tx
    .select()
    .from(files)
    .where(and(inArray(files.id, [...fileIds]), eq(files.ownerId, ownerId), eq(files.state, "stored")));
  const found = fileIds.map((id) => rows.find((row) => row.id === id.toLowerCase()));
  return found.every((row) => row !== undefined) ? (found as FileRow[]) : null;
}
