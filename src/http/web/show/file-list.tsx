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
              <img
                src={`${file.url}/thumbnail`}
                alt={file.name}
                loading="lazy"
                decoding="async"
                // Where no small picture can be made the photo itself is shown.
                onError={({ currentTarget }) => {
                  if (!currentTarget.src.endsWith(file.url)) currentTarget.src = file.url;
                }}
              />
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

const kilobyte = 1024;

/** "340 kB", "2.4 MB", counted as the desk counts its limits. */
export function sizeWords(bytes: number): string {
  if (bytes < kilobyte ** 2) return say("size-kb", { size: Math.max(1, Math.round(bytes / kilobyte)) });
  return say("size-mb", { size: Math.round((bytes / kilobyte ** 2) * 10) / 10 });
}
