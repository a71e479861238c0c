import type { CardFile } from "../../bots/card.ts";
import { fileLinkExpiry, signFileLink } from "../../core/domain/file-link.ts";
import type { FileJson } from "../web/protocol.ts";

/** What a signed link is made with. `minutes` is how long it lives at most. */
export type FileLinks = { readonly secret: string; readonly now: Date; readonly minutes: number };

/** A file with a link that whoever reads it may follow for some minutes. */
export function presentFile(links: FileLinks, file: CardFile & { readonly sizeBytes?: number }): FileJson {
  return {
    fileId: file.fileId,
    name: file.name,
    mediaType: file.mediaType,
    sizeBytes: file.sizeBytes ?? null,
    url: `/files/${signFileLink(links.secret, file.fileId, fileLinkExpiry(links.now, links.minutes))}`,
  };
}
