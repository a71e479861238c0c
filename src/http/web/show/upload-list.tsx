import type { Uploads } from "../talk/uploads.ts";
import { say } from "../words/say.ts";
import { sizeWords } from "./file-list.tsx";
import { Icon } from "./icon.tsx";

/** Files on their way to the desk or there already, each to be taken back before it is sent on. Nothing while there are none. */
export function UploadList({ uploads }: { readonly uploads: Uploads }) {
  if (uploads.list.value.length === 0) return null;
  return (
    <ul class="uploads">
      {uploads.list.value.map((entry) => (
        <li key={entry.id} class={entry.state}>
          {entry.preview !== null ? <img src={entry.preview} alt="" /> : <Icon name="file" />}
          <span class="name">{entry.name}</span>
          {entry.state === "uploading" && (
            <progress max={1} value={entry.share} aria-label={say("uploading", { name: entry.name })} />
          )}
          {entry.state === "ready" && <span class="quiet small">{sizeWords(entry.sizeBytes)}</span>}
          {entry.state === "failed" && (
            <span class="why" role="alert">
              {entry.why}
            </span>
          )}
          <button
            type="button"
            class="button ghost square"
            aria-label={say("remove-file", { name: entry.name })}
            onClick={() => uploads.remove(entry.id)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
