/** A service that keeps pictures. What it fails with says nothing of the key. */
export type PhotoHost = {
  /** Stores a picture so that only signed links lead to it; returns what it is called there. Repeating it stores it once. */
  upload(photo: { readonly bytes: Uint8Array; readonly folder: string; readonly name: string }): Promise<string>;
  /** The bytes; null where it is not there. */
  fetch(publicId: string): Promise<Buffer | null>;
  /** A small picture of it, made there; null where it cannot be had. */
  thumbnail(publicId: string, pixels: number): Promise<Buffer | null>;
  /** Removes it; nothing where it is not there. */
  remove(publicId: string): Promise<void>;
};

/** The host refused, or could not be reached: a sentence without secrets. */
export class PhotoHostFault extends Error {
  override readonly name = "PhotoHostFault";
}
