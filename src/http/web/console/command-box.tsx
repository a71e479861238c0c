import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { WebSpot } from "../../../bots/web/wire.ts";
import type { Acts } from "../live/acts.ts";
import { Dialog } from "../show/dialog.tsx";
import { Icon } from "../show/icon.tsx";
import { createCommandCompletion } from "../talk/command-completion.tsx";
import { say } from "../words/say.ts";

/** Ctrl+K: a command from anywhere. What it is about is the ticket on the screen, if there is one. */
export function CommandBox({
  spot,
  acts,
  onClose,
}: {
  readonly spot: WebSpot;
  readonly acts: Acts;
  readonly onClose: () => void;
}) {
  const text = useSignal("/");
  const busy = useSignal(false);
  const [completion] = useState(createCommandCompletion);
  const input = useRef<HTMLInputElement>(null);
  const set = (next: string): void => {
    text.value = next.startsWith("/") ? next : `/${next}`;
  };
  // Before the next key: what is typed at once goes behind the slash.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(1, 1);
  }, []);

  const run = async (): Promise<void> => {
    const typed = text.value;
    if (typed.slice(1).trim() === "" || busy.value) return;
    busy.value = true;
    const meant = await completion.meant(typed);
    if (meant !== null) {
      // Enter came before the list did: it chooses, as it would have then; what was typed meanwhile are its words.
      set(meant + (text.value.startsWith(typed) ? text.value.slice(typed.length) : ""));
      busy.value = false;
      return;
    }
    const words = typed.slice(1).trim();
    const taken = await acts.act(spot, { kind: "command", words });
    busy.value = false;
    if (taken) onClose();
  };

  return (
    <Dialog title={say("command-box")} onClose={onClose} className="command-box">
      <form
        class="body"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <div class="command-line">
          <Icon name="command" />
          <input
            ref={input}
            class="input"
            role="combobox"
            aria-expanded={true}
            aria-autocomplete="list"
            aria-label={say("command-hint")}
            autocomplete="off"
            spellcheck={false}
            value={text.value}
            {...completion.aria(text.value)}
            onInput={(event) => set(event.currentTarget.value)}
            onKeyDown={(event) => completion.key(event, text.value, set)}
          />
          <button type="submit" class="button primary" aria-busy={busy.value}>
            {busy.value && <span class="spinner" aria-hidden="true" />}
            {say("command-run")}
          </button>
        </div>
        {completion.draw(text.value, (next) => {
          set(next);
          input.current?.focus();
        })}
      </form>
    </Dialog>
  );
}
