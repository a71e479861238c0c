import { joinBytes, saysAt } from "./join-bytes.ts";
import { exifOf, orientationOf } from "./tiff-fields.ts";

/** Segments that a picture needs to look right: JFIF, the colour profile, Adobe's colour transform. */
function isKept(bytes: Uint8Array, marker: number, at: number): boolean {
  if (marker === 0xe0 || marker === 0xee) return true;
  if (marker === 0xe2) return saysAt(bytes, at + 4, "ICC_PROFILE");
  return !(marker >= 0xe1 && marker <= 0xef) && marker !== 0xfe;
}

/**
 * The picture without what its camera and editors wrote about it (Exif with the position, XMP, IPTC, comments, previews and whatever
 * hangs on its end), its pixels byte for byte. How it is to be turned is kept. Null where the segments cannot be followed.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (marker === 0xe1 && saysAt(bytes, at + 4, "Exif\0")) orientation = orientationOf(bytes, at + 10);
    if (marker === 0xda) {
      const exif = orientation === 1 ? [] : [segment(0xe1, exifOf(orientation))];
      return joinBytes([bytes.subarray(0, 2), ...exif, ...kept, bytes.subarray(at, endOf(bytes, at + 2 + length))]);
    }
    if (isKept(bytes, marker, at)) kept.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

/** Where the picture ends: behind its end marker. What follows (a video, a depth map, the original) goes; without a marker, all stays. */
function endOf(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    const isPart = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    // Tables and further scans of a progressive picture stand between the scans.
    at += isPart ? (marker === 0xff ? 1 : 2) : 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return bytes.length;
}

function segment(marker: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2;
  return joinBytes([Uint8Array.from([0xff, marker, length >> 8, length & 0xff]), content]);
}
