import type { Readable } from "node:stream";
import { Problem } from "../domain/problem.ts";
import type { FileVault } from "../store/file-vault.ts";
import { type FileRow, findFile } from "../store/files.ts";
import type { Work } from "../store/work.ts";

/** A stored file: what is known of it, and its bytes as a stream or at once. */
export type StoredFile = {
  readonly file: FileRow;
  stream(range?: { readonly start: number; readonly end: number }): Promise<Readable>;
  bytes(): Promise<Buffer>;
};

/** A file by its id; who may read it is the caller's to know. Throws Problem `file.unknown` where it is not, or no longer, kept. */
export async function readFile(work: Work, vault: FileVault, fileId: string): Promise<StoredFile> {
  const file = await findFile(work, fileId);
  if (file === null) throw new Problem("file.unknown", {});
  return {
    file,
    stream: async (range) => orUnknown(await vault.stream(file.sha256, range)),
    bytes: async () => orUnknown(await vault.read(file.sha256)),
  };
}

function orUnknown<T>(found: T | null): T {
  if (found === null) throw new Problem("file.unknown", {});
  return found;
}
