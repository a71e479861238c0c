import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { FileJson } from "../protocol.ts";
import { Icon } from "../show/icon.tsx";
import { UploadList } from "../show/upload-list.tsx";
import { say } from "../words/say.ts";
import type { Completion } from "./command-completion.tsx";
import { keepDraft, readDraft } from "./draft.ts";
import { wrapSelection } from "./to-marks.ts";
import { createUploads } from "./uploads.ts";

/** What the composer is in the middle of, shown above the text: answering a message or editing one. */
export type ComposerTask = {
  readonly kind: "reply" | "edit";
  readonly key: string;
  readonly words: string;
  /** What the text begins with (editing). */
  readonly text: string;
  readonly cancel: () => void;
};

/**
 * Where one writes: Enter sends, Shift+Enter begins a line, photos come by button, paste or drop. The draft stays in this tab under
 * `spot`. `completion` is drawn above and may take keys first (it returns true when it did).
 */
export function Composer({
  spot,
  label,
  task,
  send,
  fileLimitBytes,
  textLimit,
  onType,
  completion,
  className = "",
  before,
}: {
  readonly spot: string;
  readonly label: string;
  readonly task: ComposerTask | null;
  /** May resolve with false: it was refused, and the words come back unless others were typed meanwhile; so do the files. */
  readonly send: (text: string, files: readonly FileJson[]) => Promise<boolean> | undefined;
  readonly fileLimitBytes: number;
  readonly textLimit: number;
  readonly onType?: (text: string) => void;
  readonly completion?: Completion;
  readonly className?: string;
  readonly before?: ComponentChildren;
}) {
  const text = useSignal(readDraft(sessionStorage, spot));
  const over = useSignal(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const uploads = useRef(createUploads()).current;
  const aside = useRef<string | null>(null);

  const set = (next: string): void => {
    text.value = next;
    if (task?.kind !== "edit") keepDraft(sessionStorage, spot, next);
  };

  // Another spot brings its own draft
  useLayoutEffect(() => {
    text.value = readDraft(sessionStorage, spot);
    aside.current = null;
  }, [spot]);

  // A task begins when its key changes, not when it is drawn again
  useEffect(() => {
    if (task === null) {
      if (aside.current !== null) text.value = aside.current;
      aside.current = null;
      return;
    }
    if (task.kind === "edit") {
      // What was being typed waits until the edit is done.
      aside.current ??= text.value;
      text.value = task.text;
    }
    area.current?.focus();
  }, [task?.key]);

  const add = (files: Iterable<File>): void => {
    for (const file of files) uploads.add(file, fileLimitBytes);
  };

  const submit = (): void => {
    const words = text.value.trim();
    const ready = uploads.ready();
    if (uploads.busy() || [...words].length > textLimit || (words === "" && ready.length === 0)) return;
    const taken = send(words, ready);
    const sent = uploads.clear();
    if (task?.kind === "edit") return;
    set("");
    taken?.then((ok) => {
      if (ok) return;
      if (text.value === "") set(words);
      uploads.putBack(sent);
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (completion?.key(event, text.value, set)) return;
    if (event.key === "Escape" && task !== null) {
      task.cancel();
      return;
    }
    const mark = event.ctrlKey || event.metaKey ? { b: "*", i: "_", e: "`" }[event.key] : undefined;
    if (mark !== undefined && area.current !== null) {
      event.preventDefault();
      const next = wrapSelection(text.value, area.current.selectionStart, area.current.selectionEnd, mark);
      set(next.value);
      area.current.value = next.value;
      area.current.setSelectionRange(next.start, next.end);
      return;
    }
    // On a touch keyboard Enter is the only way to a new line.
    const touch = matchMedia("(pointer: coarse)").matches;
    if (event.key === "Enter" && !event.shiftKey && !touch) {
      event.preventDefault();
      submit();
    }
  };

  const tooLong = [...text.value].length - textLimit;
  const nothing = text.value.trim() === "" && uploads.ready().length === 0;

  return (
    <form
      class={`composer ${className}${over.value ? " over" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        add(event.dataTransfer?.files ?? []);
      }}
    >
      {before}
      {completion?.draw(text.value, set)}
      {task !== null && (
        <p class="task">
          <Icon name={task.kind === "edit" ? "edit" : "reply"} />
          <span class="words" dir="auto">
            {task.words}
          </span>
          <button type="button" class="button ghost square" aria-label={say("cancel")} onClick={task.cancel}>
            <Icon name="close" />
          </button>
        </p>
      )}
      <UploadList uploads={uploads} />
      <div class="line">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            add(event.currentTarget.files ?? []);
            event.currentTarget.value = "";
          }}
        />
        <button
          type="button"
          class="button ghost square"
          aria-label={say("attach")}
          title={say("attach")}
          onClick={() => picker.current?.click()}
        >
          <Icon name="clip" />
        </button>
        <textarea
          ref={area}
          rows={1}
          dir="auto"
          aria-label={label}
          placeholder={label}
          {...completion?.aria(text.value)}
          value={text.value}
          onInput={(event) => {
            set(event.currentTarget.value);
            onType?.(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = event.clipboardData?.files;
            if (files !== undefined && files.length > 0) {
              event.preventDefault();
              add(files);
            }
          }}
        />
        <button
          type="submit"
          class="button primary square send"
          aria-label={task?.kind === "edit" ? say("save") : say("send")}
          aria-disabled={nothing || tooLong > 0 || uploads.busy()}
        >
          <Icon name={task?.kind === "edit" ? "check" : "send"} />
        </button>
      </div>
      {tooLong > 0 && (
        <p class="trouble" role="alert">
          {say("too-long", { count: tooLong })}
        </p>
      )}
    </form>
  );
}
