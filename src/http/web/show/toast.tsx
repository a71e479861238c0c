import { signal } from "@preact/signals";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";

const shown = signal<{ readonly text: string; readonly tone: "plain" | "danger" } | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something over the page for as long as it takes to read it. A problem stays until it is closed. */
export function toast(text: string, tone: "plain" | "danger" = "plain"): void {
  clearTimeout(timer);
  shown.value = { text, tone };
  if (tone === "plain") timer = setTimeout(() => (shown.value = null), 4000 + text.length * 50);
}

/** Where toasts appear; once a page. */
export function ToastPlace() {
  return (
    <div aria-live="assertive">
      {shown.value !== null && (
        <div class={`toast ${shown.value.tone}`}>
          <Icon name={shown.value.tone === "danger" ? "alert" : "info"} />
          <span>{shown.value.text}</span>
          <button
            type="button"
            class="button ghost square"
            aria-label={say("dismiss")}
            onClick={() => {
              shown.value = null;
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
