import { Readable } from "node:stream";
import type { Log } from "../core/delivery/log.ts";
import type { PhotoHost } from "../core/photos/photo-host.ts";
import type { FileVault } from "../core/store/file-vault.ts";
import { publicIdOf } from "../core/store/remote-photos.ts";
import type { Desk } from "../core/store/work.ts";

/**
 * A vault whose photos move to a host of pictures: what comes in lies in `local` first, so that storing waits for nobody; what is not
 * there any more is read from the host. Other files stay.
 */
export function photoVault(deps: {
  readonly local: FileVault;
  readonly host: PhotoHost;
  readonly desk: () => Pick<Desk, "read">;
  readonly log: Log;
}): FileVault {
  const { local, host, desk, log } = deps;

  async function fromHost(sha256: Buffer): Promise<Buffer | null> {
    const publicId = await desk().read((work) => publicIdOf(work, sha256));
    if (publicId === null) return null;
    try {
      return await host.fetch(publicId);
    } catch (error) {
      log.warn({ error: String(error) }, "a photo could not be read from its host");
      return null;
    }
  }

  return {
    ...local,
    movesPhotos: true,
    read: async (sha256) => (await local.read(sha256)) ?? (await fromHost(sha256)),
    async stream(sha256, range) {
      const here = await local.stream(sha256, range);
      if (here !== null) return here;
      const bytes = await fromHost(sha256);
      if (bytes === null) return null;
      return Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]);
    },
  };
}
