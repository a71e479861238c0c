import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import { get, remove, withQuery } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { useResource } from "../../../live/use-resource.ts";
import type { AccountJson, StaffJson, TicketJson } from "../../../protocol.ts";
import { confirmed } from "../../../show/ask.tsx";
import { Icon } from "../../../show/icon.tsx";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { StatusChip } from "../../../show/status-chip.tsx";
import { duration } from "../../../words/duration.ts";
import { locale, say } from "../../../words/say.ts";
import { clockTime, dayKey, dayLabel } from "../../../words/when.ts";
import { consoleHref } from "../../route.ts";
import { type BookingRow, hasSlipped, type ShiftRow } from "./calendar-days.ts";

type Visit = { readonly booking: BookingRow; readonly ticket: TicketJson | null };

/** One person's day in the order they drive it: when, which ticket, where, how far. No map is drawn; each way links to one. */
export function DayRoute({ id, account }: { readonly id: string; readonly account: AccountJson }) {
  const day = useSignal(new Date());
  const midnight = new Date(day.value.getFullYear(), day.value.getMonth(), day.value.getDate());
  const next = new Date(day.value.getFullYear(), day.value.getMonth(), day.value.getDate() + 1);
  const read = useResource(async () => {
    const between = { from: midnight.toISOString(), to: next.toISOString() };
    const [{ staff }, shifts, bookings] = await Promise.all([
      get<StaffJson>("/web/staff"),
      get<{ items: readonly ShiftRow[] }>(withQuery("/api/v1/shifts", { ...between, account: id })),
      get<{ items: readonly BookingRow[] }>(withQuery("/api/v1/bookings", { ...between, technician: id })),
    ]);
    const visits = await Promise.all(
      bookings.items.map(
        async (booking): Promise<Visit> => ({
          booking,
          ticket: await get<TicketJson>(`/api/v1/tickets/${booking.ticketNumber}`).catch(() => null),
        }),
      ),
    );
    return { name: staff.find((one) => one.id === id)?.name ?? "", shifts: shifts.items, visits };
  }, [id, midnight.getTime()]);
  const move = (by: number): void => {
    day.value = new Date(midnight.getFullYear(), midnight.getMonth(), midnight.getDate() + by);
  };
  const takeBack = async (shift: ShiftRow): Promise<void> => {
    const sure = { title: say("shift-remove"), text: say("shift-remove-text"), label: say("take-back") };
    if (!(await confirmed(sure))) return;
    await attempt(() => remove(`/api/v1/shifts/${shift.id}`));
    await read.reload();
  };
  const mayPlan = mayAtDesk(account.role, "shift.plan");
  const { value: found } = read.value;
  return (
    <PageFrame
      title={found === null ? say("page-calendar") : say("route-of", { name: found.name })}
      actions={
        <a class="button" href={consoleHref.page("calendar")}>
          {say("route-back")}
        </a>
      }
    >
      <div class="calendar-bar">
        <button type="button" class="button square" aria-label={say("route-before")} onClick={() => move(-1)}>
          <Icon name="back" />
        </button>
        <label>
          <span class="unseen">{say("shift-date")}</span>
          <input
            class="input"
            type="date"
            value={dayKey(midnight)}
            onChange={(event) => {
              const chosen = new Date(`${event.currentTarget.value}T00:00`);
              if (!Number.isNaN(chosen.getTime())) day.value = chosen;
            }}
          />
        </label>
        <button type="button" class="button square" aria-label={say("route-after")} onClick={() => move(1)}>
          <Icon name="forth" />
        </button>
        <h2 aria-live="polite">{dayLabel(midnight, new Date(), locale.value)}</h2>
      </div>
      <Loadable of={read}>
        {({ shifts, visits }) => (
          <>
            {shifts.length > 0 && (
              <ul class="tile deed-list">
                {shifts.map((shift) => (
                  <li key={shift.id}>
                    <span class="what">
                      {times(shift.startsAt, shift.endsAt)} {say(`shift-${shift.kind}`)}
                      {shift.breaks.length > 0 && (
                        <span class="second">
                          {say("shift-breaks", {
                            times: shift.breaks.map((pause) => times(pause.startsAt, pause.endsAt)).join(", "),
                          })}
                        </span>
                      )}
                    </span>
                    {mayPlan && shift.kind === "planned" && (
                      <PressButton label={say("take-back")} run={() => takeBack(shift)} />
                    )}
                  </li>
                ))}
              </ul>
            )}
            {visits.length === 0 ? (
              <Nothing icon="truck" title={say("route-none")} text={say("route-none-text")} />
            ) : (
              <ol class="route">
                {visits.map((visit) => (
                  <VisitRow key={visit.booking.id} {...visit} />
                ))}
              </ol>
            )}
          </>
        )}
      </Loadable>
    </PageFrame>
  );
}

function VisitRow({ booking, ticket }: Visit) {
  const travel = ticket?.travel ?? null;
  return (
    <li>
      <div class="when tabular">
        <strong>{clockTime(new Date(booking.startsAt), locale.value)}</strong>
        <span class="quiet">{clockTime(new Date(booking.endsAt), locale.value)}</span>
      </div>
      <div class="tile">
        {travel !== null && (
          <p class="way quiet small">
            <Icon name="truck" />
            <a href={travel.link} target="_blank" rel="noreferrer noopener">
              {say("route-way", { km: (travel.metres / 1000).toFixed(1), time: duration(travel.minutes) })}
            </a>
            {travel.source === "estimate" && ` · ${say("way-estimate")}`}
          </p>
        )}
        <header>
          <h3>
            <a href={consoleHref.ticket(booking.ticketNumber)}>
              #{booking.ticketNumber} <bdi>{booking.title}</bdi>
            </a>
          </h3>
          {ticket !== null && <StatusChip status={ticket.status} />}
        </header>
        <p>
          {ticket?.site != null && (
            <>
              <Icon name="pin" /> <bdi>{[ticket.site.name, ticket.site.address].filter(Boolean).join(", ")}</bdi>
            </>
          )}
          {ticket !== null && ticket.site === null && <bdi>{ticket.organisation.name}</bdi>}
        </p>
        <p class="quiet small">
          {ticket?.equipment != null && <bdi>{ticket.equipment.label}</bdi>}
          {booking.vehicle !== null && <bdi> · {booking.vehicle.name}</bdi>}
          {hasSlipped(booking) && (
            <span class="late">
              {" "}
              · {say("route-slipped", { time: clockTime(new Date(booking.firstStart), locale.value) })}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

function times(startsAt: string, endsAt: string | null): string {
  const end = endsAt === null ? "…" : clockTime(new Date(endsAt), locale.value);
  return `${clockTime(new Date(startsAt), locale.value)}–${end}`;
}
