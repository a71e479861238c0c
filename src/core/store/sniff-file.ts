import { fileTypeFromBuffer } from "file-type";
import { Problem } from "../domain/problem.ts";
import type { FileKind } from "./files.ts";

/** What a file turned out to be. */
export type Sniffed = { readonly mediaType: string; readonly kind: FileKind };

/** Types that run: a desk for machines gets photos and logs, not these. */
const refused: ReadonlySet<string> = new Set([
  "application/x-msdownload",
  "application/vnd.microsoft.portable-executable",
  "application/x-elf",
  "application/x-mach-binary",
  "application/java-vm",
  "application/x-ms-shortcut",
  "application/x.ms.shortcut",
  "application/x-chrome-extension",
  "application/x-google-chrome-extension",
  "application/wasm",
]);

const imageEndings = /\.(jpe?g|png|gif|webp|avif|heic|heif|bmp|tiff?)$/i;
/** Text is told by its ending, since it has no signature; only types that no browser runs. */
const textTypes: readonly (readonly [RegExp, string])[] = [
  [/\.csv$/i, "text/csv"],
  [/\.json$/i, "application/json"],
  [/\.(txt|log|md|ini|cfg|conf|yaml|yml|nc|gcode)$/i, "text/plain"],
];
/** A picture of more pixels than this is made to exhaust whoever draws it. */
const mostPixels = 200_000_000;

/**
 * What a file is, from its first bytes; what it claims decides only what it must not be. Something that calls itself an image has to
 * be one (of whichever kind): else Problem `file.not_what_it_says`. Programs are refused: `file.kind_refused`. What has no signature
 * is text only if it reads as text and is called so, and otherwise plain bytes.
 */
export async function sniffFile(file: {
  readonly head: Uint8Array;
  readonly name: string;
  readonly claimedType: string | null;
  readonly claimedKind: FileKind | null;
}): Promise<Sniffed> {
  // A head cut short can make the detector stumble over its end: then it is nothing it knows.
  const found = await fileTypeFromBuffer(file.head).catch(() => undefined);
  const mediaType = found?.mime ?? textTypeOf(file);
  const claimed = file.claimedType?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isImage = mediaType.startsWith("image/");
  const saysImage =
    file.claimedKind === "photo" ||
    (claimed.startsWith("image/") && claimed !== "image/svg+xml") ||
    imageEndings.test(file.name);
  const wrong = () =>
    new Problem("file.not_what_it_says", { name: file.name, claimed: claimed || "image", found: mediaType });
  if (saysImage && !isImage) throw wrong();
  if (refused.has(mediaType) || startsWithMz(file.head)) {
    throw new Problem("file.kind_refused", { name: file.name, found: mediaType });
  }
  if (isImage) {
    const pixels = pixelsOf(mediaType, file.head);
    if (pixels === 0 || pixels > mostPixels) throw wrong();
    return { mediaType, kind: "photo" };
  }
  if (mediaType.startsWith("audio/") || (file.claimedKind === "voice" && mediaType === "video/webm")) {
    return { mediaType, kind: file.claimedKind === "voice" ? "voice" : "file" };
  }
  return { mediaType, kind: mediaType.startsWith("video/") ? "video" : "file" };
}

function textTypeOf(file: {
  readonly head: Uint8Array;
  readonly name: string;
  readonly claimedType: string | null;
}): string {
  const plain = "application/octet-stream";
  if (file.head.includes(0) || !isUtf8(file.head)) return plain;
  const byEnding = textTypes.find(([ending]) => ending.test(file.name))?.[1];
  if (byEnding !== undefined) return byEnding;
  const claimed = file.claimedType?.split(";")[0]?.trim().toLowerCase();
  const hasEnding = /\.[a-z0-9]{1,10}$/i.test(file.name);
  return claimed === "text/plain" && !hasEnding ? "text/plain" : plain;
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // A head may end in the middle of a character: `stream` takes that as unfinished, not wrong.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Programs for DOS and Windows, also those that the detector does not know. */
function startsWithMz(head: Uint8Array): boolean {
  return head[0] === 0x4d && head[1] === 0x5a;
}

/** How many pixels the image says it has: 0 where its header is not there, 1 where we cannot read that kind's header. */
function pixelsOf(mediaType: string, bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === "image/png" || mediaType === "image/apng") {
    return bytes.length < 33 ? 0 : view.getUint32(16) * view.getUint32(20);
  }
  if (mediaType === "image/gif") return bytes.length < 13 ? 0 : view.getUint16(6, true) * view.getUint16(8, true);
  if (mediaType === "image/jpeg") return jpegPixels(view);
  return 1;
}

/** Walks a JPEG's segments to its frame header. Metadata may push that out of the head we hold: then it is taken as it is. */
function jpegPixels(view: DataView): number {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return 0;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7);
    const length = view.getUint16(at + 2);
    if (length < 2) return 0;
    at += 2 + length;
  }
  return at >= 65_536 - 9 ? 1 : 0;
}
