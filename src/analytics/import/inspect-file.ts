import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What a file is, read once through: its size and hash, and how its text is written. */
export type Inspected = {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly encoding: TextEncoding;
  /** Its first bytes. */
  readonly head: Buffer;
};

const chunkBytes = 1 << 20;

/**
 * Reads a file through. UTF-8 where all of it is; UTF-16 by its mark or by the zero bytes of its first kilobytes; else Windows-1252,
 * which Latin-1 is read as too: every byte has a meaning there. Rejects where the file cannot be read.
 */
export async function inspectFile(file: string): Promise<Inspected> {
  const handle = await open(file);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    let utf8 = true;
    let head = Buffer.alloc(0);
    let rest = Buffer.alloc(0);
    const buffer = Buffer.alloc(chunkBytes);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      if (head.length === 0) head = Buffer.from(chunk.subarray(0, 4096));
      if (utf8) {
        const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        const whole = text.length - unfinished(text);
        utf8 = isUtf8(text.subarray(0, whole));
        rest = Buffer.from(text.subarray(whole));
      }
      bytes += bytesRead;
    }
    return { bytes, sha256: hash.digest("hex"), encoding: encodingOf(head, utf8 && rest.length === 0), head };
  } finally {
    await handle.close();
  }
}

/** How many bytes at the end begin a character that is not there in whole. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function encodingOf(head: Buffer, utf8: boolean): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const pairs = Math.floor(head.length / 2);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs; at += 1) {
    if (head[2 * at] === 0) even += 1;
    if (head[2 * at + 1] === 0) odd += 1;
  }
  // Western text in UTF-16 has a zero in nearly every other byte; UTF-8 has none.
  if (odd > pairs * 0.4) return "utf-16le";
  if (even > pairs * 0.4) return "utf-16be";
  return utf8 ? "utf-8" : "windows-1252";
}
