import type { FileVault } from "../store/file-vault.ts";
import { type FileRow, insertFile, lockObject } from "../store/files.ts";
import { wishPhotoMove } from "../store/remote-photos.ts";
import type { Work } from "../store/work.ts";
import type { ReceivedFile } from "./receive-file.ts";

/**
 * Stores a received file: its bytes once, whoever sent equal ones before, and a row of its own. Its reader is found by what it is
 * attached to, or by a signed link.
 */
export async function storeFile(
  work: Work,
  vault: FileVault,
  input: { readonly file: ReceivedFile; readonly ownerId: string | null; readonly organisationId: string | null },
): Promise<FileRow> {
  const { sha256, sizeBytes, mediaType, name, kind } = input.file;
  // Until the row is committed nobody may find the object unreferenced and remove it.
  await lockObject(work, sha256);
  await vault.keep(input.file);
  if (vault.movesPhotos && kind === "photo") await wishPhotoMove(work, sha256);
  const { ownerId, organisationId } = input;
  return insertFile(work, { sha256, sizeBytes, mediaType, name, kind, ownerId, organisationId });
}
