import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { say } from "../words/say.ts";

export type Choice = { readonly value: string; readonly label: string };

/**
 * One of many, found by its words: a text field with what the server found below it. `onChange` gets the chosen value, or "" while what
 * is typed is no choice. Arrows and Enter choose, Escape closes the list and nothing else.
 */
export function SearchPicker({
  id,
  name,
  chosen,
  required = false,
  describedBy,
  search,
  onChange,
}: {
  readonly id: string;
  readonly name: string;
  /** What is chosen at the start; null for nothing. */
  readonly chosen: Choice | null;
  readonly required?: boolean;
  readonly describedBy?: string | undefined;
  readonly search: (words: string) => Promise<readonly Choice[]>;
  readonly onChange: (value: string) => void;
}) {
  const words = useSignal(chosen?.label ?? "");
  const found = useSignal<readonly Choice[] | null>(null);
  const at = useSignal(0);
  const isOpen = useSignal(false);
  const listId = useId();
  const turn = useRef(0);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = (): void => {
    turn.current += 1;
    const mine = turn.current;
    clearTimeout(later.current);
    later.current = setTimeout(async () => {
      const answer = await search(words.value.trim()).catch(() => []);
      // A slower answer to older words counts for nothing.
      if (mine !== turn.current) return;
      found.value = answer;
      at.value = 0;
    }, 150);
  };
  const open = (): void => {
    isOpen.value = true;
    look();
  };
  const close = (): void => {
    turn.current += 1;
    isOpen.value = false;
  };
  const choose = (choice: Choice): void => {
    words.value = choice.label;
    onChange(choice.value);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const list = found.value ?? [];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen.value) {
        open();
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      at.value = (at.value + step + list.length) % Math.max(1, list.length);
    }
    const one = list[at.value];
    if (event.key === "Enter" && isOpen.value && one !== undefined) {
      event.preventDefault();
      choose(one);
    }
    if (event.key === "Escape" && isOpen.value) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <div class="picker">
      <input
        id={id}
        name={name}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        required={required}
        aria-expanded={isOpen.value}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-describedby={describedBy}
        aria-activedescendant={isOpen.value && found.value?.[at.value] ? `${listId}-${at.value}` : undefined}
        placeholder={say("picker-hint")}
        value={words.value}
        onFocus={open}
        onBlur={close}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          words.value = event.currentTarget.value;
          // What is typed over a choice is no choice any more.
          onChange("");
          open();
        }}
      />
      <div class="picker-list" role="listbox" id={listId} aria-label={say("picker-list")} hidden={!isOpen.value}>
        {(found.value ?? []).map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active one
          <div
            key={choice.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at.value}
            dir="auto"
            // Before the field loses the focus
            onMouseDown={(event) => {
              event.preventDefault();
              choose(choice);
            }}
          >
            {choice.label}
          </div>
        ))}
        {found.value?.length === 0 && (
          // biome-ignore lint/a11y/useFocusableInteractive: it says only that there is nothing
          <div class="quiet" role="option" aria-selected={false} aria-disabled={true}>
            {say("picker-none")}
          </div>
        )}
      </div>
    </div>
  );
}
