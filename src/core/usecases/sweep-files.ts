import type { FileVault } from "../store/file-vault.ts";
import { deletedHashes, isReferenced, lockObject, markSwept } from "../store/files.ts";
import { wishPhotoGone } from "../store/remote-photos.ts";
import type { Desk } from "../store/work.ts";

/**
 * Removes the bytes of deleted files that no kept file shares. Each object in a transaction of its own, under the lock that
 * `storeFile` takes: equal bytes that are being stored meanwhile are seen, or come after and are written anew. Returns how many went.
 */
export async function sweepFiles(desk: Pick<Desk, "transact" | "read">, vault: FileVault): Promise<number> {
  const hashes = await desk.read((work) => deletedHashes(work, 1_000));
  let removed = 0;
  for (const sha256 of hashes) {
    removed += await desk.transact(async (work) => {
      await lockObject(work, sha256);
      const unreferenced = !(await isReferenced(work, sha256));
      if (unreferenced) {
        await vault.remove(sha256);
        await wishPhotoGone(work, sha256);
      }
      await markSwept(work, sha256);
      return unreferenced ? 1 : 0;
    });
  }
  return removed;
}
