import path from "node:path";
import type { Config } from "../config.ts";
import type { Log } from "../core/delivery/log.ts";
import { cloudinaryHost } from "../core/photos/cloudinary-host.ts";
import { thumbnailFolder, thumbnailPixels } from "../core/photos/thumbnail.ts";
import { type FileVault, openFileVault } from "../core/store/file-vault.ts";
import { publicIdOf } from "../core/store/remote-photos.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";
import { keepPhotos } from "./keep-photos.ts";
import { photoVault } from "./photo-vault.ts";

/** Files and photos of the desk: where they lie, their small pictures, and what moves them. */
export type Photos = {
  readonly vault: FileVault;
  /** A small WebP of the photo of this hash; null where none can be made. Never rejects because of the host. */
  thumbnail(sha256: Buffer, bytes: () => Promise<Buffer | null>): Promise<Buffer | null>;
  /** Begins to move photos; gives what ends that. */
  start(wakes: Pick<Wakes, "on">): { stop(): Promise<void> };
};

/** Photos at Cloudinary where CLOUDINARY_URL is set, else all in the data folder. */
export function openPhotos(deps: {
  readonly config: Pick<Config, "home" | "secrets">;
  readonly desk: Desk;
  readonly log: Log;
}): Photos {
  const { config, desk, log } = deps;
  const local = openFileVault(path.join(config.home, "files"));
  const small = thumbnailFolder(path.join(config.home, "thumbnails"));
  const url = config.secrets.cloudinaryUrl;
  if (url === null) {
    return { vault: local, thumbnail: small.of, start: () => ({ stop: async () => undefined }) };
  }
  const host = cloudinaryHost(url);
  return {
    vault: photoVault({ local, host, desk: () => desk, log }),
    async thumbnail(sha256, bytes) {
      const publicId = await desk.read((work) => publicIdOf(work, sha256));
      if (publicId === null) return small.of(sha256, bytes);
      const made = await host.thumbnail(publicId, thumbnailPixels).catch((error: unknown) => {
        log.warn({ error: String(error) }, "a thumbnail could not be had from the photo host");
        return null;
      });
      return made ?? small.of(sha256, bytes);
    },
    start: (wakes) => keepPhotos({ desk, wakes, local, host, log }),
  };
}
