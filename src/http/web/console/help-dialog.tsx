import { Dialog } from "../show/dialog.tsx";
import { say } from "../words/say.ts";

const rows: readonly (readonly [keys: readonly string[], words: string])[] = [
  [["/"], "help-search"],
  [["j", "k"], "help-move"],
  [["Enter"], "help-open"],
  [["x"], "help-pick"],
  [["g", "q"], "help-queue"],
  [["g", "l"], "help-lines"],
  [["g", "c"], "page-calendar"],
  [["g", "s"], "page-search"],
  [["g", "p"], "help-pages"],
  [["n"], "help-note"],
  [["r"], "help-reply"],
  [["Ctrl", "K"], "help-command"],
  [["Esc"], "help-escape"],
  [["?"], "help-help"],
];

/** The keys of the console. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={say("help")} onClose={onClose}>
      <div class="body">
        <dl class="keys">
          {rows.map(([keys, words]) => (
            <div key={words}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{say(words)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}
