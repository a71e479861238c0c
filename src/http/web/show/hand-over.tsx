import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { say } from "../words/say.ts";
import { Dialog } from "./dialog.tsx";
import { PressButton } from "./press-button.tsx";

/** Something that is shown this once: a link, a secret. */
export type HandedOver = { readonly title: string; readonly text: string; readonly value: string };

/** Shows it with a button that copies it. Closed only on purpose: it does not come back. */
export function HandOver({ what, onClose }: { readonly what: HandedOver; readonly onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  const copy = async (): Promise<void> => {
    input.current?.select();
    // Without the browser's leave it is selected at least, to be copied by hand.
    const done = await navigator.clipboard?.writeText(what.value).then(
      () => true,
      () => false,
    );
    said.value = say(done === true ? "hand-over-copied" : "hand-over-by-hand");
  };
  return (
    <Dialog title={what.title} onClose={onClose} guarded>
      <div class="body">
        <p>{what.text}</p>
        <input
          ref={input}
          class="input"
          readOnly
          value={what.value}
          aria-label={what.title}
          onFocus={(event) => event.currentTarget.select()}
        />
        <p role="status">{said.value}</p>
      </div>
      <footer>
        <PressButton label={say("hand-over-copy")} style="primary" run={copy} />
        <button type="button" class="button" onClick={onClose}>
          {say("hand-over-done")}
        </button>
      </footer>
    </Dialog>
  );
}
