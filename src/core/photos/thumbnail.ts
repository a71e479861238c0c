import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

/** The longest side of a thumbnail, pixels. */
export const thumbnailPixels = 320;
/** A picture of more pixels than this is not unfolded: it takes 4 bytes each. */
const mostPixels = 80_000_000;
export const thumbnailType = "image/webp";

/**
 * A small picture of a photo, upright, as WebP; null for what cannot be drawn (HEIC, broken bytes, far too many pixels). What the camera
 * wrote about it is not in it.
 */
export async function makeThumbnail(bytes: Uint8Array): Promise<Buffer | null> {
  // Native code that takes a while and memory to load: only where a thumbnail is wanted.
  const sharp = createRequire(import.meta.url)("sharp") as typeof import("sharp").default;
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" })
      .autoOrient()
      .resize({ width: thumbnailPixels, height: thumbnailPixels, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 75 })
      .timeout({ seconds: 10 })
      .toBuffer();
  } catch {
    return null;
  }
}

/** Thumbnails kept below a folder by the hash of their photo: they can be made anew, so nothing depends on them. */
export function thumbnailFolder(folder: string) {
  return {
    /** The thumbnail of the photo of this hash, made from `read` where it is not there yet; null where none can be made. */
    async of(sha256: Buffer, read: () => Promise<Uint8Array | null>): Promise<Buffer | null> {
      const hex = sha256.toString("hex");
      const target = path.join(folder, hex.slice(0, 2), `${hex.slice(2)}.webp`);
      const kept = await readFile(target).catch(() => null);
      if (kept !== null) return kept;
      const bytes = await read();
      const made = bytes === null ? null : await makeThumbnail(bytes);
      if (made === null) return null;
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      const temporary = `${target}.${process.pid}.${Math.trunc(performance.now() * 1000)}`;
      await writeFile(temporary, made, { mode: 0o600 });
      await rename(temporary, target);
      return made;
    },
  };
}
