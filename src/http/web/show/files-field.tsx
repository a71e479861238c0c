import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Field } from "../../../bots/form.ts";
import type { Uploads } from "../talk/uploads.ts";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";
import { UploadList } from "./upload-list.tsx";

/**
 * A form's question for files: chosen by a button (which offers the camera on a phone) or dropped, sent to the desk at once, shown with
 * their progress, and to be taken back until the form is sent. `children` are the hint and what is wrong.
 */
export function FilesField({
  field,
  id,
  describedBy,
  uploads,
  fileLimitBytes,
  children,
}: {
  readonly field: Extract<Field, { kind: "files" }>;
  readonly id: string;
  readonly describedBy: string;
  readonly uploads: Uploads;
  readonly fileLimitBytes: number;
  readonly children: ComponentChildren;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const add = (files: Iterable<File>): void => {
    for (const file of files) {
      const there = uploads.list.value.filter(({ state }) => state !== "failed").length;
      if (there < field.most) uploads.add(file, fileLimitBytes);
      else uploads.refuse(say("too-many-files", { most: field.most }));
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the one for everybody
    <div
      class="files-field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer?.files ?? []);
      }}
    >
      <input
        ref={picker}
        type="file"
        name={field.name}
        multiple={field.most > 1}
        {...(field.accepts === "photos" ? { accept: "image/*" } : {})}
        hidden
        onChange={(event) => {
          add(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
        }}
      />
      <UploadList uploads={uploads} />
      <button
        type="button"
        class="button"
        id={id}
        {...(describedBy === "" ? {} : { "aria-describedby": describedBy })}
        onClick={() => picker.current?.click()}
      >
        <Icon name="clip" />
        {say(field.accepts === "photos" ? "add-photos" : "add-files")}
      </button>
      {children}
    </div>
  );
}
