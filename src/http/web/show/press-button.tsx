import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Button } from "../../../bots/card.ts";

/**
 * A button that runs once at a time: while `run` is under way a second press does nothing, and the button says that it is busy.
 * `held` disables it because a neighbour is busy.
 */
export function PressButton({
  label,
  style = "plain",
  held = false,
  run,
}: {
  readonly label: string;
  readonly style?: Button["style"];
  readonly held?: boolean;
  readonly run: () => Promise<void>;
}) {
  const busy = useSignal(false);
  // The signal draws; the ref guards: two clicks within one frame both see the old drawing.
  const running = useRef(false);
  const press = async (): Promise<void> => {
    if (running.current || held) return;
    running.current = true;
    busy.value = true;
    try {
      await run();
    } finally {
      running.current = false;
      busy.value = false;
    }
  };
  return (
    <button
      type="button"
      class={`button ${style}${busy.value ? " busy" : ""}`}
      aria-disabled={held || busy.value}
      aria-busy={busy.value}
      onClick={press}
    >
      {busy.value && <span class="spinner" aria-hidden="true" />}
      {label}
    </button>
  );
}
