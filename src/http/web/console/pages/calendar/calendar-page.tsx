import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/calendar.ftl";
import es from "../../../copy/es/calendar.ftl";
import pt from "../../../copy/pt/calendar.ftl";
import { get, withQuery } from "../../../live/api.ts";
import { useResource } from "../../../live/use-resource.ts";
import type { AccountJson, StaffJson } from "../../../protocol.ts";
import { Icon } from "../../../show/icon.tsx";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { locale, say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";
import { type BookingRow, type ShiftRow, weekAround } from "./calendar-days.ts";
import { DayRoute } from "./day-route.tsx";
import { OwnShift } from "./own-shift.tsx";
import { planOneShift } from "./plan-one-shift.ts";
import { WeekGrid } from "./week-grid.tsx";
import { WeeklyPlan } from "./weekly-plan.tsx";

teach({ en, es, pt });

/** Who works when and what they are booked for: the week of everybody, or one person's day as a list of visits. */
export function CalendarPage({ id, account, session }: PageProps) {
  const zone = account.timeZone ?? session.desk.timeZone;
  return id === null ? <Week account={account} zone={zone} /> : <DayRoute key={id} id={id} account={account} />;
}

function Week({ account, zone }: { readonly account: AccountJson; readonly zone: string }) {
  const day = useSignal(new Date());
  const planning = useSignal<{ readonly id: string; readonly name: string } | null>(null);
  const mayPlan = mayAtDesk(account.role, "shift.plan");
  const days = weekAround(day.value);
  const [first = day.value] = days;
  const last = days.at(-1) ?? first;
  const read = useResource(async () => {
    const between = { from: first.toISOString(), to: last.toISOString() };
    const [{ staff }, shifts, bookings] = await Promise.all([
      get<StaffJson>("/web/staff"),
      get<{ items: readonly ShiftRow[] }>(withQuery("/api/v1/shifts", between)),
      get<{ items: readonly BookingRow[] }>(withQuery("/api/v1/bookings", between)),
    ]);
    return { staff, shifts: shifts.items, bookings: bookings.items };
  }, [first.getTime()]);
  const move = (by: number): void => {
    day.value = new Date(day.value.getFullYear(), day.value.getMonth(), day.value.getDate() + by);
  };
  const title = new Intl.DateTimeFormat(locale.value, { day: "numeric", month: "long", year: "numeric" });
  return (
    <PageFrame
      title={say("page-calendar")}
      lede={say("calendar-lede", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ") })}
      actions={
        <>
          <OwnShift accountId={account.id} shifts={read.value.value?.shifts ?? []} reload={read.reload} />
          {mayPlan && (
            <PressButton
              label={say("calendar-plan-one")}
              style="primary"
              run={async () => planOneShift(read.value.value?.staff ?? [], read.reload)}
            />
          )}
        </>
      }
    >
      <div class="calendar-bar">
        <button type="button" class="button square" aria-label={say("calendar-before")} onClick={() => move(-7)}>
          <Icon name="back" />
        </button>
        <button type="button" class="button" onClick={() => (day.value = new Date())}>
          {say("calendar-this-week")}
        </button>
        <button type="button" class="button square" aria-label={say("calendar-after")} onClick={() => move(7)}>
          <Icon name="forth" />
        </button>
        <h2 aria-live="polite">{title.formatRange(first, days[6] ?? last)}</h2>
      </div>
      <Loadable of={read}>
        {(found) =>
          found.staff.length === 0 ? (
            <Nothing icon="people" title={say("calendar-nobody")} />
          ) : (
            <WeekGrid
              {...found}
              days={days}
              onPlan={
                mayPlan
                  ? (person) => {
                      planning.value = person;
                    }
                  : null
              }
            />
          )
        }
      </Loadable>
      {planning.value !== null && (
        <WeeklyPlan person={planning.value} zone={zone} reload={read.reload} onClose={() => (planning.value = null)} />
      )}
    </PageFrame>
  );
}
