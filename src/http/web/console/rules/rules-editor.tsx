import type { CalendarRules, WeeklySpan } from "../../../../core/domain/calendar/calendar.ts";
import { weekdays } from "../../../../core/domain/calendar/calendar.ts";
import { Icon } from "../../show/icon.tsx";
import { say } from "../../words/say.ts";
import { asOnMonday, withDay, withItem } from "./rules-draft.ts";
import { SpanRow } from "./span-row.tsx";

/** Hours week by week with their breaks, and days that are otherwise. */
export function RulesEditor({
  rules,
  onChange,
}: {
  readonly rules: CalendarRules;
  readonly onChange: (rules: CalendarRules) => void;
}) {
  return (
    <>
      <fieldset class="rules-week">
        <legend>{say("rules-week")}</legend>
        {weekdays.map((day) => {
          const spans = rules.weekly.filter((span) => span.day === day);
          const change = (next: readonly WeeklySpan[]) => onChange(withDay(rules, day, next));
          const name = say(`day-${day}`);
          return (
            <div key={day} class="rules-day">
              <span class="weekday">{name}</span>
              <div>
                {spans.length === 0 && <span class="quiet small">{say("rules-off")}</span>}
                {spans.map((span, at) => (
                  <DayHours key={at} name={name} span={span} onChange={(next) => change(withItem(spans, at, next))} />
                ))}
                <button
                  type="button"
                  class="button ghost small"
                  aria-label={say("rules-add-hours", { of: name })}
                  onClick={() => change([...spans, { day, from: "09:00", to: "17:00", breaks: [] }])}
                >
                  <Icon name="plus" />
                  {say("rules-add-hours-short")}
                </button>
                {day === "mon" && spans.length > 0 && (
                  <button type="button" class="button ghost small" onClick={() => onChange(asOnMonday(rules))}>
                    {say("rules-as-monday")}
                  </button>
                )}
              </div>
            </div>
          );
        })}
      </fieldset>
      <Exceptions rules={rules} onChange={onChange} />
    </>
  );
}

function DayHours({
  name,
  span,
  onChange,
}: {
  readonly name: string;
  readonly span: WeeklySpan;
  readonly onChange: (span: WeeklySpan | null) => void;
}) {
  return (
    <>
      <SpanRow
        span={span}
        label={name}
        onChange={({ from, to }) => onChange({ ...span, from, to })}
        onRemove={() => onChange(null)}
      >
        <button
          type="button"
          class="button ghost small"
          aria-label={say("rules-add-break", { of: name })}
          onClick={() => onChange({ ...span, breaks: [...span.breaks, { from: "12:00", to: "12:30" }] })}
        >
          {say("rules-add-break-short")}
        </button>
      </SpanRow>
      {span.breaks.map((pause, at) => (
        <div class="rules-break" key={at}>
          <span class="quiet small">{say("rules-break")}</span>
          <SpanRow
            span={pause}
            label={say("rules-break-of", { of: name })}
            onChange={(next) => onChange({ ...span, breaks: withItem(span.breaks, at, next) })}
            onRemove={() => onChange({ ...span, breaks: withItem(span.breaks, at, null) })}
          />
        </div>
      ))}
    </>
  );
}

function Exceptions({
  rules,
  onChange,
}: {
  readonly rules: CalendarRules;
  readonly onChange: (rules: CalendarRules) => void;
}) {
  const change = (exceptions: CalendarRules["exceptions"]) => onChange({ ...rules, exceptions });
  return (
    <fieldset class="rules-week">
      <legend>{say("rules-exceptions")}</legend>
      <p class="hint quiet small">{say("rules-exceptions-hint")}</p>
      {rules.exceptions.map((one, at) => (
        <div class="rules-exception" key={at}>
          <input
            class="input date"
            type="date"
            required
            aria-label={say("rules-date")}
            value={one.date}
            onInput={(event) => change(withItem(rules.exceptions, at, { ...one, date: event.currentTarget.value }))}
          />
          <input
            class="input"
            type="text"
            maxLength={200}
            aria-label={say("rules-exception-name", { date: one.date })}
            placeholder={say("rules-exception-why")}
            value={one.name ?? ""}
            onInput={(event) => {
              const { name: _, ...rest } = one;
              const name = event.currentTarget.value;
              change(withItem(rules.exceptions, at, name === "" ? rest : { ...rest, name }));
            }}
          />
          <button
            type="button"
            class="button ghost square"
            aria-label={say("rules-remove", { of: one.date })}
            onClick={() => change(withItem(rules.exceptions, at, null))}
          >
            <Icon name="close" />
          </button>
          <div class="hours">
            {one.spans.length === 0 && <span class="quiet small">{say("rules-off")}</span>}
            {one.spans.map((span, index) => (
              <SpanRow
                key={index}
                span={span}
                label={one.date}
                onChange={(next) =>
                  change(withItem(rules.exceptions, at, { ...one, spans: withItem(one.spans, index, next) }))
                }
                onRemove={() =>
                  change(withItem(rules.exceptions, at, { ...one, spans: withItem(one.spans, index, null) }))
                }
              />
            ))}
            <button
              type="button"
              class="button ghost small"
              aria-label={say("rules-add-hours", { of: one.date })}
              onClick={() =>
                change(
                  withItem(rules.exceptions, at, { ...one, spans: [...one.spans, { from: "09:00", to: "13:00" }] }),
                )
              }
            >
              <Icon name="plus" />
              {say("rules-add-hours-short")}
            </button>
          </div>
        </div>
      ))}
      <button
        type="button"
        class="button"
        onClick={() => change([...rules.exceptions, { date: new Date().toISOString().slice(0, 10), spans: [] }])}
      >
        <Icon name="plus" />
        {say("rules-add-exception")}
      </button>
    </fieldset>
  );
}
