import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { StaffJson } from "../../../protocol.ts";
import { locale, say } from "../../../words/say.ts";
import { clockTime, dayKey } from "../../../words/when.ts";
import { consoleHref } from "../../route.ts";
import { type BookingRow, hasSlipped, type Piece, pieceOf, type ShiftRow } from "./calendar-days.ts";

/** A row a person, a column a day: shifts as a band, bookings upon it, both in words below. A phone shows one day at a time. */
export function WeekGrid({
  staff,
  shifts,
  bookings,
  days,
  onPlan,
}: {
  readonly staff: StaffJson["staff"];
  readonly shifts: readonly ShiftRow[];
  readonly bookings: readonly BookingRow[];
  /** Eight midnights: those of the week, and the one after it. */
  readonly days: readonly Date[];
  /** Opens somebody's weekly plan; null for who may not plan. */
  readonly onPlan: ((person: { readonly id: string; readonly name: string }) => void) | null;
}) {
  const now = new Date();
  const week = days.slice(0, 7);
  const today = week.findIndex((day) => dayKey(day) === dayKey(now));
  const shown = useSignal(Math.max(0, today));
  const head = new Intl.DateTimeFormat(locale.value, { weekday: "short", day: "numeric" });
  const daysRow = useRef<HTMLFieldSetElement>(null);
  // A phone has not room for seven days: the one that is shown must be among those in sight.
  useEffect(() => {
    const row = daysRow.current;
    const pressed = row?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (row && pressed) row.scrollLeft = pressed.offsetLeft - row.offsetLeft;
  }, []);
  return (
    <>
      <fieldset class="segments calendar-days" ref={daysRow}>
        <legend class="unseen">{say("calendar-day")}</legend>
        {week.map((day, at) => (
          <button key={dayKey(day)} type="button" aria-pressed={shown.value === at} onClick={() => (shown.value = at)}>
            {head.format(day)}
          </button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where it is too wide */}
      <section class="table-box" aria-label={say("calendar-week")} tabIndex={0}>
        <table class={`table calendar show-${shown.value}`}>
          <thead>
            <tr>
              <th scope="col">{say("calendar-person")}</th>
              {week.map((day, at) => (
                <th key={dayKey(day)} scope="col" class={at === today ? "today" : ""}>
                  {head.format(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {staff.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <a href={consoleHref.page("calendar", person.id)}>
                    <bdi>{person.name}</bdi>
                  </a>
                  {onPlan !== null && (
                    <button
                      type="button"
                      class="button ghost small"
                      aria-label={say("calendar-plan-of", { name: person.name })}
                      onClick={() => onPlan(person)}
                    >
                      {say("calendar-plan")}
                    </button>
                  )}
                </th>
                {week.map((day, at) => (
                  <td key={dayKey(day)} class={at === today ? "today" : ""}>
                    <DayCell
                      shifts={shifts.filter(({ account }) => account.id === person.id)}
                      bookings={bookings.filter(({ technician }) => technician.id === person.id)}
                      midnight={day}
                      next={days[at + 1] ?? day}
                      now={now}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function DayCell({
  shifts,
  bookings,
  midnight,
  next,
  now,
}: {
  readonly shifts: readonly ShiftRow[];
  readonly bookings: readonly BookingRow[];
  readonly midnight: Date;
  readonly next: Date;
  readonly now: Date;
}) {
  const onDay = <T extends { readonly startsAt: string; readonly endsAt: string | null }>(times: readonly T[]) =>
    times.flatMap((time) => {
      const piece = pieceOf(time, midnight, next, now);
      return piece === null ? [] : [{ time, piece }];
    });
  const works = onDay(shifts);
  const pauses = onDay(shifts.flatMap(({ breaks }) => breaks));
  const jobs = onDay(bookings);
  if (works.length === 0 && jobs.length === 0) return null;
  return (
    <>
      <span class="band" aria-hidden="true">
        {works.map(({ time, piece }) => (
          <span key={time.id} class={time.kind} style={spanOf(piece)} />
        ))}
        {pauses.map(({ time, piece }) => (
          <span key={time.startsAt} class="pause" style={spanOf(piece)} />
        ))}
        {jobs.map(({ time, piece }) => (
          <span key={time.id} class="job" style={spanOf(piece)} />
        ))}
      </span>
      <ul class="day-lines">
        {works.map(({ time, piece }) => (
          <li key={time.id} class="quiet">
            {hours(piece)} {say(`shift-${time.kind}`)}
            {isResting(time) && <strong> · {say("shift-resting")}</strong>}
          </li>
        ))}
        {jobs.map(({ time, piece }) => (
          <li key={time.id}>
            <a href={consoleHref.ticket(time.ticketNumber)} title={time.title}>
              {hours(piece)} #{time.ticketNumber}
            </a>
            {hasSlipped(time) && <span class="late"> {say("booking-slipped")}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whether somebody is on a break of this shift and not yet back. */
function isResting({ kind, breaks }: ShiftRow): boolean {
  return kind === "actual" && breaks.some(({ endsAt }) => endsAt === null);
}

function hours({ from, to }: Piece): string {
  return `${clockTime(from, locale.value)}–${clockTime(to, locale.value)}`;
}

function spanOf({ starts, ends }: Piece) {
  return { insetInlineStart: `${starts * 100}%`, width: `${(ends - starts) * 100}%` };
}
