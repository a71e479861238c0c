import type { FileVault } from "../store/file-vault.ts";
import { isReferenced, lockObject } from "../store/files.ts";
import type { Desk } from "../store/work.ts";

/**
 * Removes what nothing in the database knows of: objects whose transaction was rolled back, uploads whose process died. Only what was
 * written before `before` (a day ago does), since a transaction may still be on its way. Returns how many objects went.
 */
export async function sweepLeftovers(desk: Pick<Desk, "transact">, vault: FileVault, before: Date): Promise<number> {
  await vault.discardIncoming(before);
  let removed = 0;
  for await (const sha256 of vault.objectsBefore(before)) {
    removed += await desk.transact(async (work) => {
      await lockObject(work, sha256);
      if (await isReferenced(work, sha256)) return 0;
      await vault.remove(sha256);
      return 1;
    });
  }
  return removed;
}
