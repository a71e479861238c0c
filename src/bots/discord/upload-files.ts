import type { RawFile } from "discord.js";
import type { CardFile } from "../card.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { escapeText } from "./escape-text.ts";
import { limits } from "./limits.ts";

/** Files ready to be sent with one message, and a line for each that cannot be. */
export type Upload = { readonly files: readonly RawFile[]; readonly left: string };

/** A name that no server takes for a path, with the letters that Discord keeps. */
export function uploadName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  const plain = name.replace(/[\u0000-\u001f\u007f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+/g, "_").replace(/^\.+/, "");
  const short = plain.length > 100 ? `${plain.slice(0, 80)}${/\.\w{1,10}$/.exec(plain)?.[0] ?? ""}` : plain;
  return short.toWellFormed().trim() || "file";
}

/** Reads the files; those that are too large or too many for one message are named in words. */
export async function readUploads(readFile: PlatformParts["readFile"], files: readonly CardFile[]): Promise<Upload> {
  const sent: RawFile[] = [];
  const left: string[] = [];
  for (const file of files) {
    const { bytes, name, mediaType } = await readFile(file.fileId);
    const size = bytes.byteLength;
    if (size > limits.fileBytes || sent.length >= limits.filesPerMessage) {
      left.push(`📎 ${escapeText(name.slice(0, 200), false, "anywhere")} (${(size / 1024 / 1024).toFixed(1)} MB)`);
    } else {
      const data = Buffer.from(bytes.buffer, bytes.byteOffset, size);
      sent.push({ name: uploadName(name), data, contentType: mediaType });
    }
  }
  return { files: sent, left: left.join("\n") };
}
