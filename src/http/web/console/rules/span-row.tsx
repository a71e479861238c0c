import type { ComponentChildren } from "preact";
import type { TimeSpan } from "../../../../core/domain/calendar/calendar.ts";
import { Icon } from "../../show/icon.tsx";
import { say } from "../../words/say.ts";

/** Two times and a button that takes them away. `label` says whose times they are, for screen readers. */
export function SpanRow({
  span,
  label,
  onChange,
  onRemove,
  children = null,
}: {
  readonly span: TimeSpan;
  readonly label: string;
  readonly onChange: (span: TimeSpan) => void;
  readonly onRemove: () => void;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="span-row">
      <TimeInput
        label={say("rules-from", { of: label })}
        value={span.from}
        onChange={(from) => onChange({ ...span, from })}
      />
      <span aria-hidden="true">–</span>
      <TimeInput label={say("rules-to", { of: label })} value={span.to} onChange={(to) => onChange({ ...span, to })} />
      {children}
      <button
        type="button"
        class="button ghost square"
        aria-label={say("rules-remove", { of: `${label} ${span.from}–${span.to}` })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** A time as text, since the day's own end is written 24:00, which a browser's time field refuses. */
function TimeInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <input
      class="input time"
      type="text"
      inputMode="numeric"
      aria-label={label}
      placeholder="09:00"
      maxLength={5}
      required
      pattern="([01]\d|2[0-3]):[0-5]\d|24:00"
      value={value}
      onChange={(event) => onChange(fullTime(event.currentTarget.value))}
    />
  );
}

/** "9" and "9:30" and "0930" as "09:00" and "09:30"; anything else as it was typed. */
function fullTime(typed: string): string {
  const [, hours, minutes = "00"] = /^(\d{1,2})(?:[:.h]?(\d\d))?$/.exec(typed.trim()) ?? [];
  return hours === undefined ? typed.trim() : `${hours.padStart(2, "0")}:${minutes}`;
}
