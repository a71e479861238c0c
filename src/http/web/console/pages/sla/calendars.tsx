import { useSignal } from "@preact/signals";
import { post, put, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { confirmed } from "../../../show/ask.tsx";
import { Nothing } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { toast } from "../../../show/toast.tsx";
import { say } from "../../../words/say.ts";
import { RulesDialog, type RulesDraft } from "../../rules/rules-dialog.tsx";
import { officeRules } from "../../rules/rules-draft.ts";
import { WeekFacts } from "../../rules/week-facts.tsx";
import type { CalendarRow } from "./sla-types.ts";

/** When the desk is open, by calendar. */
export function Calendars({
  calendars,
  mayWrite,
  zone,
  reload,
}: {
  readonly calendars: readonly CalendarRow[];
  readonly mayWrite: boolean;
  /** What a new one begins with. */
  readonly zone: string;
  readonly reload: () => Promise<void>;
}) {
  const open = useSignal<CalendarRow | "new" | null>(null);
  const chosen = open.value;
  const save = async (draft: RulesDraft): Promise<void> => {
    const { reckoned } =
      chosen === "new" || chosen === null
        ? await post<{ reckoned: number }>("/api/v1/calendars", draft)
        : await put<{ reckoned: number }>(`/api/v1/calendars/${chosen.id}`, {
            ...draft,
            teamId: chosen.teamId,
            organisationId: chosen.organisationId,
          });
    toast(say("sla-reckoned", { count: reckoned }));
    await reload();
  };
  const takeAway = async (calendar: CalendarRow): Promise<void> => {
    const title = say("calendar-remove", { name: calendar.name });
    if (!(await confirmed({ title, text: say("calendar-remove-text"), label: say("take-away") }))) return;
    await attempt(() => remove(`/api/v1/calendars/${calendar.id}`));
    await reload();
  };
  const add = (
    <PressButton
      label={say("calendar-new")}
      style="primary"
      run={async () => {
        open.value = "new";
      }}
    />
  );
  return (
    <>
      {calendars.length === 0 ? (
        <Nothing icon="clock" title={say("calendar-none")} text={say("calendar-none-text")}>
          {mayWrite && add}
        </Nothing>
      ) : (
        <>
          {mayWrite && <div class="page-actions">{add}</div>}
          <div class="tiles">
            {calendars.map((calendar) => (
              <article class="tile" key={calendar.id}>
                <header>
                  <h2 dir="auto">{calendar.name}</h2>
                </header>
                <WeekFacts rules={calendar.rules} timeZone={calendar.timeZone} />
                {mayWrite && (
                  <div class="row-deeds">
                    <PressButton
                      label={say("change")}
                      run={async () => {
                        open.value = calendar;
                      }}
                    />
                    <PressButton label={say("take-away")} style="danger" run={() => takeAway(calendar)} />
                  </div>
                )}
              </article>
            ))}
          </div>
        </>
      )}
      {chosen !== null && (
        <RulesDialog
          title={chosen === "new" ? say("calendar-new") : chosen.name}
          draft={chosen === "new" ? { name: "", timeZone: zone, rules: officeRules } : chosen}
          named
          withHolidays
          save={({ name, timeZone, rules }) => save({ name, timeZone, rules })}
          onClose={() => (open.value = null)}
        />
      )}
    </>
  );
}
