import type { CardFile } from "../card.ts";
import { type FileRef, type PlaceRef, PlatformFault } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { objectIn, textIn } from "./json.ts";
import type { SlackApi } from "./slack-api.ts";

export type Uploads = {
  /** Brings files of ours to Slack, where nobody sees them yet. Gives their ids; what cannot be read is left out. */
  upload(files: readonly CardFile[]): Promise<readonly string[]>;
  /** Shows uploaded files in a place; once they are shown, showing them again is refused by Slack and does nothing. */
  share(place: PlaceRef, files: readonly string[]): Promise<void>;
  /** The bytes of a file that somebody sent. */
  fetch(ref: FileRef, limitBytes: number): Promise<Uint8Array>;
};

/** A name without folders and control characters. */
function safeName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const safe = name.replace(/[\u0000-\u001f\u007f\\/\u202a-\u202e\u2066-\u2069]/g, "_").slice(-120);
  return safe.trim() === "" ? "file" : safe.toWellFormed();
}

/**
 * Files in two steps: an address by `files.getUploadURLExternal`, then `files.completeUploadExternal`, which shows them.
 * https://docs.slack.dev/messaging/working-with-files#upload
 */
export function slackUploads(
  api: Pick<SlackApi, "call" | "send" | "download">,
  parts: Pick<PlatformParts, "readFile" | "log">,
): Uploads {
  async function uploadOne(file: CardFile): Promise<string | null> {
    const read = await parts.readFile(file.fileId).catch((error: unknown) => {
      parts.log.warn(
        { platform: "slack", file: file.fileId, error: String(error) },
        "a file to be shown could not be read",
      );
      return null;
    });
    // Slack takes no empty file.
    if (read === null || read.bytes.byteLength === 0) return null;
    const step = await api.call("files.getUploadURLExternal", {
      filename: safeName(read.name),
      length: read.bytes.byteLength,
    });
    const url = textIn(step, "upload_url");
    const id = textIn(step, "file_id");
    if (url === null || id === null) throw new PlatformFault("unreachable", "Slack gave no address for an upload");
    await api.send(url, read.bytes, "application/octet-stream");
    return id;
  }

  return {
    async upload(files) {
      const ids: string[] = [];
      for (const file of files) {
        const id = await uploadOne(file);
        if (id !== null) ids.push(id);
      }
      return ids;
    },
    async share(place, files) {
      if (files.length === 0) return;
      await api.call("files.completeUploadExternal", {
        files: files.map((id) => ({ id })),
        channel_id: place.channel,
        ...(place.thread === null ? {} : { thread_ts: place.thread }),
      });
    },
    async fetch(ref, limitBytes) {
      if (URL.canParse(ref.ref)) return api.download(ref.ref, limitBytes);
      const file = objectIn(await api.call("files.info", { file: ref.ref }), "file");
      const url = textIn(file, "url_private_download") ?? textIn(file, "url_private");
      if (url === null) throw new PlatformFault("gone", "the file has no address any more");
      return api.download(url, limitBytes);
    },
  };
}
