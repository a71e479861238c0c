import type { FileJson } from "../protocol.ts";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";

const shownInPlace = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];

/** Photos as pictures that open in full, the rest as named links. */
export function FileList({ files }: { readonly files: readonly FileJson[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.fileId}>
          {shownInPlace.includes(file.mediaType) ? (
            <a class="photo" href={file.url} target="_blank" rel="noreferrer">
              <img src={file.url} alt={file.name} loading="lazy" decoding="async" />
            </a>
          ) : file.mediaType.startsWith("audio/") ? (
            // biome-ignore lint/a11y/useMediaCaption: somebody's voice message has no captions
            <audio controls preload="none" src={file.url} aria-label={file.name} />
          ) : (
            <a class="file" href={file.url} target="_blank" rel="noreferrer">
              <Icon name="file" />
              <span class="name">{file.name}</span>
              {file.sizeBytes !== null && <span class="quiet small">{sizeWords(file.sizeBytes)}</span>}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "340 kB", "2.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return say("size-kb", { size: Math.max(1, Math.round(bytes / 1000)) });
  return say("size-mb", { size: Math.round(bytes / 100_000) / 10 });
}
