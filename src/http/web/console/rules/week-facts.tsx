import type { CalendarRules } from "../../../../core/domain/calendar/calendar.ts";
import { say } from "../../words/say.ts";
import { hoursOf, weekOf } from "./rules-draft.ts";

/** Hours of a week in few lines, with the days that are otherwise. */
export function WeekFacts({ rules, timeZone }: { readonly rules: CalendarRules; readonly timeZone: string }) {
  const week = weekOf(rules);
  return (
    <dl class="particulars">
      {week.map(([days, hours]) => (
        <div key={days.join()}>
          <dt>
            {say(`day-${days[0]}`)}
            {days.length > 1 && ` – ${say(`day-${days.at(-1)}`)}`}
          </dt>
          <dd class="tabular">{hours}</dd>
        </div>
      ))}
      {week.length === 0 && (
        <div>
          <dt>{say("rules-week")}</dt>
          <dd>{say("rules-off")}</dd>
        </div>
      )}
      {rules.exceptions.map((one) => (
        <div key={one.date}>
          <dt class="tabular">{one.date}</dt>
          <dd>
            <span class="tabular">{one.spans.length === 0 ? say("rules-off") : hoursOf(one.spans)}</span>
            {one.name !== undefined && <bdi class="quiet"> {one.name}</bdi>}
          </dd>
        </div>
      ))}
      {rules.holidays !== null && (
        <div>
          <dt>{say("rules-holidays")}</dt>
          <dd>{[rules.holidays.country, rules.holidays.state].filter(Boolean).join("-")}</dd>
        </div>
      )}
      <div>
        <dt>{say("rules-zone")}</dt>
        <dd>{timeZone.replaceAll("_", " ")}</dd>
      </div>
    </dl>
  );
}
