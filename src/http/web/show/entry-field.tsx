import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";

/** A labelled line of a form that stands in the page itself. `autocomplete` tells the browser's keeper of passwords what it is. */
export function EntryField({
  label,
  hint = null,
  type = "text",
  autocomplete,
  value,
}: {
  readonly label: string;
  readonly hint?: string | null;
  readonly type?: "text" | "email" | "password";
  readonly autocomplete: "username" | "current-password" | "new-password" | "one-time-code";
  readonly value: Signal<string>;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        {...typeOf(type)}
        autocomplete={autocomplete}
        value={value.value}
        {...(hint === null ? {} : { "aria-describedby": `${id}-hint` })}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
      {hint !== null && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** The attribute as one that may be any of them: the element's own types tell them apart by more than we know here. */
function typeOf(type: string): Readonly<Record<string, string>> {
  return { type };
}
