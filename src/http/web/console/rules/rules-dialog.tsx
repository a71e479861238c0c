import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { CalendarRules } from "../../../../core/domain/calendar/calendar.ts";
import en from "../../copy/en/rules.ftl";
import es from "../../copy/es/rules.ftl";
import pt from "../../copy/pt/rules.ftl";
import { faultWords } from "../../live/attempt.ts";
import { Dialog } from "../../show/dialog.tsx";
import { Icon } from "../../show/icon.tsx";
import { say, teach } from "../../words/say.ts";
import { RulesEditor } from "./rules-editor.tsx";

teach({ en, es, pt });

export type RulesDraft = { readonly name: string; readonly timeZone: string; readonly rules: CalendarRules };

const zones: readonly string[] = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

/** Hours as a dialog: a name where they have one, the zone whose clocks they are on, the week, the days that are otherwise. */
export function RulesDialog({
  title,
  draft,
  named,
  withHolidays,
  save,
  onClose,
}: {
  readonly title: string;
  readonly draft: RulesDraft;
  /** Whether they have a name of their own. */
  readonly named: boolean;
  readonly withHolidays: boolean;
  /** Rejects where they are refused: then the dialog stays open with the reason. */
  readonly save: (draft: RulesDraft) => Promise<void>;
  readonly onClose: () => void;
}) {
  const now = useSignal(draft);
  const busy = useSignal(false);
  const refused = useSignal<string | null>(null);
  const formId = useId();
  const change = (part: Partial<RulesDraft>) => {
    now.value = { ...now.value, ...part };
  };
  const { name, timeZone, rules } = now.value;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    refused.value = null;
    try {
      await save(now.value);
      onClose();
    } catch (error) {
      refused.value = faultWords(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <Dialog title={title} onClose={onClose} guarded className="rules-dialog">
      <form class="body" id={formId} onSubmit={submit}>
        {refused.value !== null && (
          <div class="banner danger" role="alert">
            <Icon name="alert" />
            <span>{refused.value}</span>
          </div>
        )}
        {named && (
          <label class="field">
            <span class="label">{say("rules-name")}</span>
            <input
              class="input"
              required
              maxLength={200}
              value={name}
              onInput={(event) => change({ name: event.currentTarget.value })}
            />
          </label>
        )}
        <label class="field">
          <span class="label">{say("rules-zone")}</span>
          <select class="input" value={timeZone} onChange={(event) => change({ timeZone: event.currentTarget.value })}>
            {[...new Set([timeZone, ...zones])].map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </label>
        {withHolidays && (
          <label class="field">
            <span class="label">{say("rules-holidays")}</span>
            <input
              class="input"
              maxLength={2}
              pattern="[A-Z]{2}"
              placeholder="PT"
              value={rules.holidays?.country ?? ""}
              onInput={(event) => {
                const country = event.currentTarget.value.toUpperCase();
                change({ rules: { ...rules, holidays: country === "" ? null : { country, state: null } } });
              }}
            />
            <span class="hint">{say("rules-holidays-hint")}</span>
          </label>
        )}
        <RulesEditor rules={rules} onChange={(next) => change({ rules: next })} />
      </form>
      <footer>
        <button type="button" class="button" onClick={onClose}>
          {say("cancel")}
        </button>
        <button type="submit" form={formId} class="button primary" aria-busy={busy.value}>
          {busy.value && <span class="spinner" aria-hidden="true" />}
          {say("save")}
        </button>
      </footer>
    </Dialog>
  );
}
