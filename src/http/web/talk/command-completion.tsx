import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { get } from "../live/api.ts";
import type { CommandJson, CommandsJson } from "../protocol.ts";
import { say } from "../words/say.ts";
import { commandIn, complete } from "./complete.ts";

/** How a text field offers commands: keys it takes, what it draws above, what it tells screen readers. */
export type Completion = {
  /** True when the key was taken. */
  readonly key: (event: KeyboardEvent, text: string, set: (text: string) => void) => boolean;
  readonly draw: (text: string, set: (text: string) => void) => ComponentChildren;
  readonly aria: (text: string) => Readonly<Record<string, string | boolean>>;
  /** What Enter means for these words once the list is there: the command they begin, or null where they stand for themselves. */
  readonly meant: (text: string) => Promise<string | null>;
};

let made = 0;
/** What was last listed: shown at once where a field is opened anew, while it is read again. */
const known = signal<readonly CommandJson[] | null>(null);

/** Completion of commands that the server lists for this person; the list is read when the first slash is typed. */
export function createCommandCompletion(): Completion {
  made += 1;
  const listId = `commands-${made}`;
  const at = signal(0);
  const hiddenFor = signal<string | null>(null);
  let asked: Promise<void> | null = null;

  const read = (): Promise<void> => {
    asked ??= get<CommandsJson>("/web/commands").then(
      (list) => {
        known.value = list.commands;
      },
      () => {
        asked = null;
      },
    );
    return asked;
  };
  const offers = (text: string): readonly CommandJson[] => {
    if (!text.startsWith("/")) {
      hiddenFor.value = null;
      return [];
    }
    if (asked === null) read();
    return hiddenFor.value === text ? [] : complete(text, known.value ?? []);
  };
  const choose = (command: CommandJson, set: (text: string) => void): void => {
    set(`/${command.words} `);
    at.value = 0;
  };

  return {
    async meant(text) {
      if (known.value === null) await read();
      const [first] = offers(text);
      return first === undefined || text.trim() === `/${first.words}` ? null : `/${first.words} `;
    },
    key(event, text, set) {
      const list = offers(text);
      if (list.length === 0) return false;
      const current = list[Math.min(at.value, list.length - 1)];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) at.value = (Math.min(at.value, list.length - 1) + step + list.length) % list.length;
      else if (event.key === "Escape") hiddenFor.value = text;
      else if (event.key === "Tab" && !event.shiftKey && current !== undefined) choose(current, set);
      else if (event.key === "Enter" && !event.shiftKey && current !== undefined && text.trim() !== `/${current.words}`)
        choose(current, set);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    draw(text, set) {
      const list = offers(text);
      const whole = text.startsWith("/") ? commandIn(text, known.value ?? []) : null;
      if (whole !== null)
        return (
          <p class="usage">
            <code>/{whole.words}</code> <span>{whole.usage}</span> <span class="quiet">{whole.says}</span>
          </p>
        );
      if (list.length === 0) return null;
      return (
        <div class="commands" role="listbox" id={listId} aria-label={say("command-list")}>
          {list.map((command, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field, which names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are taken by the text field
            <div
              key={command.words}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === Math.min(at.value, list.length - 1)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(command, set)}
            >
              <code>/{command.words}</code>
              <span class="usage-words">{command.usage}</span>
              <span class="says">{command.says}</span>
            </div>
          ))}
        </div>
      );
    },
    aria(text) {
      const list = offers(text);
      return list.length === 0
        ? {}
        : {
            "aria-controls": listId,
            "aria-activedescendant": `${listId}-${Math.min(at.value, list.length - 1)}`,
          };
    },
  };
}
