import { type ReadonlySignal, signal } from "@preact/signals";
import { RefusedError, upload } from "../live/api.ts";
import { newId } from "../live/new-id.ts";
import type { FileJson } from "../protocol.ts";
import { sizeWords } from "../show/file-list.tsx";
import { say } from "../words/say.ts";

export type UploadEntry = {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly state: "uploading" | "ready" | "failed";
  /** 0 … 1 of it is at the desk. */
  readonly share: number;
  readonly file: FileJson | null;
  readonly preview: string | null;
  readonly why: string | null;
};

export type Uploads = {
  readonly list: ReadonlySignal<readonly UploadEntry[]>;
  add(file: File, limitBytes: number): void;
  /** Says why no file can be taken here. */
  refuse(why: string): void;
  remove(id: string): void;
  ready(): readonly FileJson[];
  busy(): boolean;
  /** Empties the list and gives what was in it. */
  clear(): readonly UploadEntry[];
  /** What was cleared for a message that was refused stands first again. */
  putBack(cleared: readonly UploadEntry[]): void;
};

/** The files of one message on their way to the desk: they are sent while the words are still being typed. */
export function createUploads(): Uploads {
  const list = signal<readonly UploadEntry[]>([]);
  const stops = new Map<string, AbortController>();

  const change = (id: string, next: Partial<UploadEntry>): void => {
    list.value = list.value.map((entry) => (entry.id === id ? { ...entry, ...next } : entry));
  };
  const put = (entry: UploadEntry): void => {
    list.value = [...list.value.filter(({ state, file }) => !(state === "failed" && file === null)), entry];
  };
  const blank = { share: 0, file: null, preview: null, why: null } as const;

  return {
    list,
    add(file, limitBytes) {
      const id = newId();
      const entry = { ...blank, id, name: file.name, sizeBytes: file.size };
      if (file.size > limitBytes || file.size === 0) {
        const why = file.size === 0 ? say("file-empty") : say("file-too-large", { limit: sizeWords(limitBytes) });
        put({ ...entry, state: "failed", why });
        return;
      }
      const stop = new AbortController();
      stops.set(id, stop);
      put({ ...entry, state: "uploading" });
      upload(file, (share) => change(id, { share }), stop.signal).then(
        (stored) => change(id, { state: "ready", share: 1, file: stored, preview: photoUrl(stored) }),
        (error: unknown) => {
          if (stop.signal.aborted) return;
          change(id, {
            state: "failed",
            why: error instanceof RefusedError ? error.problem.detail : say("unreachable"),
          });
        },
      );
    },
    refuse(why) {
      put({ ...blank, id: newId(), name: "", sizeBytes: 0, state: "failed", why });
    },
    remove(id) {
      stops.get(id)?.abort();
      list.value = list.value.filter((entry) => entry.id !== id);
    },
    ready: () => list.value.flatMap(({ file }) => (file === null ? [] : [file])),
    busy: () => list.value.some(({ state }) => state === "uploading"),
    clear() {
      const cleared = list.value;
      list.value = [];
      return cleared;
    },
    putBack(cleared) {
      list.value = [...cleared, ...list.value];
    },
  };
}

function photoUrl(file: FileJson): string | null {
  return file.mediaType.startsWith("image/") ? file.url : null;
}
