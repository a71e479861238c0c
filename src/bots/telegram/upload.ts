import { InputFile } from "grammy";
import type { CardFile } from "../card.ts";
import { PlatformFault } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { cleanText } from "./flat-text.ts";

/** How a file is sent: pictures and films together in an album, documents together, voices one by one. */
export type MediaKind = "photo" | "video" | "document" | "voice";

export type Upload = { readonly kind: MediaKind; readonly file: InputFile };

/** Pictures above this are sent as documents, with all their pixels. https://core.telegram.org/bots/api#sendphoto */
const maxPhotoBytes = 10 * 1024 * 1024;
/** https://core.telegram.org/bots/api#sendmediagroup */
const albumSize = 10;

const kinds: Readonly<Record<string, MediaKind>> = {
  "image/jpeg": "photo",
  "image/png": "photo",
  "image/webp": "photo",
  "video/mp4": "video",
  "audio/ogg": "voice",
  "audio/opus": "voice",
};

/** The files with their bytes, as they are to be sent. Rejects with an `unreachable` fault where one cannot be read now. */
export async function readUploads(
  files: readonly CardFile[],
  readFile: PlatformParts["readFile"],
): Promise<readonly Upload[]> {
  return Promise.all(
    files.map(async ({ fileId, name, mediaType }) => {
      const read = await readFile(fileId).catch((thrown: unknown): never => {
        throw new PlatformFault(
          "unreachable",
          `a file could not be read: ${thrown instanceof Error ? thrown.name : ""}`,
        );
      });
      const kind = kinds[mediaType.split(";")[0]?.trim().toLowerCase() ?? ""] ?? "document";
      const tooBig = kind === "photo" && read.bytes.byteLength > maxPhotoBytes;
      return { kind: tooBig ? "document" : kind, file: new InputFile(read.bytes, fileName(name)) } as const;
    }),
  );
}

/** The uploads as messages: albums of at most ten, of kinds that may stand together. */
export function albumsOf(uploads: readonly Upload[]): readonly (readonly Upload[])[] {
  const seen = uploads.filter(({ kind }) => kind === "photo" || kind === "video");
  const documents = uploads.filter(({ kind }) => kind === "document");
  const voices = uploads.filter(({ kind }) => kind === "voice");
  return [...chunks(seen, albumSize), ...chunks(documents, albumSize), ...chunks(voices, 1)];
}

/** A name that fits a form's header: no separators, quotes or folders. */
export function fileName(name: string): string {
  const flat = cleanText(name)
    .replace(/[\n\t"';:\\/<>|?*]/g, "_")
    .replace(/^[._]+/, "")
    .trim();
  if (flat.length <= 100) return flat === "" ? "file" : flat;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(flat)?.[0] ?? "";
  return `${flat.slice(0, 100 - ending.length).toWellFormed()}${ending}`;
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
