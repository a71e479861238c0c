import { createRequire } from "node:module";

const pixels = 480;
const mostPixels = 80_000_000;

/** A picture of a photo as documents hold it: upright, small, JPEG; null for what cannot be drawn. The same photo gives the same bytes. */
export async function documentPicture(bytes: Uint8Array): Promise<Buffer | null> {
  const sharp = createRequire(import.meta.url)("sharp") as typeof import("sharp").default;
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" })
      .autoOrient()
      .resize({ width: pixels, height: pixels, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 80 })
      .timeout({ seconds: 10 })
      .toBuffer();
  } catch {
    return null;
  }
}
