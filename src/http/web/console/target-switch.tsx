import type { Signal } from "@preact/signals";
import { Icon } from "../show/icon.tsx";
import { say } from "../words/say.ts";
import type { replyRefusal } from "./reply-refusal.ts";
import type { Target } from "./ticket-talk.tsx";

/** Whom the words are for, said before they are typed: the staff, or the customer. Always in sight above the text. */
export function TargetSwitch({
  target,
  refusal,
}: {
  readonly target: Signal<Target>;
  readonly refusal: ReturnType<typeof replyRefusal>;
}) {
  return (
    <div class="target">
      <fieldset class="segments">
        <legend class="unseen">{say("target")}</legend>
        <button
          type="button"
          aria-pressed={target.value === "note"}
          onClick={() => {
            target.value = "note";
          }}
        >
          <Icon name="lock" />
          {say("target-note")}
        </button>
        <button
          type="button"
          aria-pressed={target.value === "reply"}
          disabled={refusal !== null}
          title={refusal === null ? undefined : say(refusal)}
          onClick={() => {
            target.value = "reply";
          }}
        >
          <Icon name="reply" />
          {say("target-reply")}
        </button>
      </fieldset>
      {target.value === "note" ? (
        <span class="only-staff">{say("only-staff")}</span>
      ) : (
        <span class="quiet small">{refusal === null ? "" : say(refusal)}</span>
      )}
    </div>
  );
}
