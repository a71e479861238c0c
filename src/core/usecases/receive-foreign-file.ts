import { Problem } from "../domain/problem.ts";
import { keepReceivedFile, looseFileBytes, receivedFiles } from "../store/federation-inbox.ts";
import type { FileVault } from "../store/file-vault.ts";
import type { Work } from "../store/work.ts";
import type { ReceivedFile } from "./receive-file.ts";
import { storeFile } from "./store-file.ts";

/** Files that may wait for their message, as so many of the longest. */
const looseAtMost = 40;

/**
 * Stores a file that a server sends ahead of the message that names it, once a key. Throws Problem `federation.full` while too much of
 * it waits for messages.
 */
export async function receiveForeignFile(
  work: Work,
  vault: FileVault,
  input: { readonly serverId: string; readonly key: string; readonly file: ReceivedFile },
): Promise<void> {
  const { serverId, key, file } = input;
  if ((await receivedFiles(work, serverId, [key])).size > 0) return;
  const limit = looseAtMost * work.settings.fileLimitBytes;
  if ((await looseFileBytes(work, serverId)) + file.sizeBytes > limit) throw new Problem("federation.full", { limit });
  // Two that bring the same file at once: the second finds the key taken, and its row is undone with it.
  await work
    .savepoint(async (inner) => {
      const stored = await storeFile(inner, vault, { file, ownerId: null, organisationId: null });
      if (!(await keepReceivedFile(inner, serverId, key, stored.id))) throw new TwiceError();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TwiceError)) throw error;
    });
}

class TwiceError extends Error {}
