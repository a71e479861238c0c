import type { CalendarRules } from "../../../../../core/domain/calendar/calendar.ts";
import { get, put } from "../../../live/api.ts";
import { useResource } from "../../../live/use-resource.ts";
import { toast } from "../../../show/toast.tsx";
import { say } from "../../../words/say.ts";
import { RulesDialog } from "../../rules/rules-dialog.tsx";
import { noRules } from "../../rules/rules-draft.ts";

type Plan = { readonly timeZone: string; readonly rules: CalendarRules };

/** Somebody's hours week by week; shifts are made from them as time goes on. */
export function WeeklyPlan({
  person,
  zone,
  reload,
  onClose,
}: {
  readonly person: { readonly id: string; readonly name: string };
  /** What a new plan begins with. */
  readonly zone: string;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const path = `/api/v1/shifts/plans/${person.id}`;
  const read = useResource(() => get<{ plan: Plan | null }>(path), [person.id]);
  const { value } = read.value;
  if (value === null) return null;
  return (
    <RulesDialog
      title={say("calendar-plan-of", { name: person.name })}
      draft={{ name: "", ...(value.plan ?? { timeZone: zone, rules: noRules }) }}
      named={false}
      withHolidays
      save={async ({ timeZone, rules }) => {
        const { shiftsAhead } = await put<{ shiftsAhead: number }>(path, { timeZone, rules });
        toast(say("plan-saved", { count: shiftsAhead }));
        await reload();
      }}
      onClose={onClose}
    />
  );
}
