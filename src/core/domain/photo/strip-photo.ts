import { joinBytes, saysAt } from "./join-bytes.ts";
import { stripJpeg } from "./strip-jpeg.ts";
import { blankPosition } from "./tiff-fields.ts";

const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks in which PNG keeps words, times and Exif. */
const pngWords: ReadonlySet<string> = new Set(["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]);
const webpWords: ReadonlySet<string> = new Set(["EXIF", "XMP "]);

/** Whether the first bytes are those of a picture that may say where it was taken. */
export function mayHoldPosition(head: Uint8Array): boolean {
  return isJpeg(head) || isPng(head) || isWebp(head) || isTiff(head) || isHeif(head);
}

/**
 * The picture without the place where it was taken, and without its pixels being touched. JPEG, PNG and WebP lose all that was written
 * about them (how a JPEG is to be turned stays); in TIFF, HEIC and AVIF, whose parts point at each other, the position is overwritten in
 * place. Where a structure cannot be followed, positions that can be found are overwritten.
 */
export function stripPhoto(bytes: Uint8Array): Uint8Array {
  const stripped = isJpeg(bytes)
    ? stripJpeg(bytes)
    : isPng(bytes)
      ? stripPng(bytes)
      : isWebp(bytes)
        ? stripWebp(bytes)
        : null;
  return stripped ?? blankPositions(bytes);
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
const isPng = (bytes: Uint8Array) => pngHead.every((byte, n) => bytes[n] === byte);
const isWebp = (bytes: Uint8Array) => saysAt(bytes, 0, "RIFF") && saysAt(bytes, 8, "WEBP");
const isTiff = (bytes: Uint8Array) => saysAt(bytes, 0, "II*\0") || saysAt(bytes, 0, "MM\0*");
const isHeif = (bytes: Uint8Array) =>
  saysAt(bytes, 4, "ftyp") &&
  ["heic", "heix", "hevc", "mif1", "msf1", "avif", "avis"].some((brand) => saysAt(bytes, 8, brand));

function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!pngWords.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
    if (name === "IEND") return joinBytes(kept);
  }
  return null;
}

function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const chunk = new Uint8Array(bytes.subarray(at, Math.min(end, bytes.length)));
    // The flags of what is gone: Exif is bit 3, XMP bit 2 (RFC 9649, 2.7.1).
    if (name === "VP8X") chunk[8] = (chunk[8] ?? 0) & ~0x0c;
    if (!webpWords.has(name)) kept.push(chunk);
    at = end;
  }
  const body = joinBytes(kept);
  const head = new Uint8Array(bytes.subarray(0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return joinBytes([head, body]);
}

/** The same length, with every position overwritten that Exif or XMP holds anywhere in it; the same bytes where there is none. */
function blankPositions(bytes: Uint8Array): Uint8Array {
  // A Buffer's own slice would share its memory.
  const copy = new Uint8Array(bytes);
  let changed = false;
  // The two orders of bytes of a TIFF structure: "II*" and "MM*", wherever a format puts its Exif.
  for (const letter of [0x49, 0x4d]) {
    for (let at = copy.indexOf(letter); at >= 0; at = copy.indexOf(letter, at + 1)) {
      if (copy[at + 1] === letter && blankPosition(copy, at)) changed = true;
    }
  }
  for (let at = copy.indexOf(0x47); at >= 0; at = copy.indexOf(0x47, at + 1)) {
    if (saysAt(copy, at, "GPS") && saysAt(copy, at - 5, "exif:") && !saysAt(copy, at - 6, "/")) {
      changed = blankXmp(copy, at) || changed;
    }
  }
  return changed ? copy : bytes;
}

/** `exif:GPSLatitude="41,9.0N"` or `>41,9.0N<`: the value, up to the next quote or bracket, becomes spaces. */
function blankXmp(bytes: Uint8Array, from: number): boolean {
  let at = from;
  const isAny = (...letters: string[]) => letters.some((letter) => bytes[at] === letter.charCodeAt(0));
  while (at < bytes.length && at < from + 60 && !isAny('"', "'", ">")) at++;
  const start = at + 1;
  at = start;
  while (at < bytes.length && at < start + 200 && !isAny('"', "'", "<")) at++;
  bytes.fill(0x20, start, at);
  return at > start;
}
