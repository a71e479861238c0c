import { bulkInsert } from "../../core/store/bulk-insert.ts";
import { cancelTimer, setTimer } from "../../core/store/ticket-timers.ts";
import type { Work } from "../../core/store/work.ts";
import type { DemoHistory } from "../history-types.ts";
import type { DemoCatalogue } from "../types.ts";
import type { DemoIds } from "./demo-ids.ts";

const dayMs = 86_400_000;
const daysBack = 14;

/**
 * What the technicians of the demo were, are and will be booked for: the jobs of the last two weeks as they were done; those under way as
 * planned; those not begun in the next planned shift of whoever goes. Whom a newcomer plays goes on with what they have today.
 */
export async function loadBookings(
  work: Work,
  catalogue: DemoCatalogue,
  history: DemoHistory,
  ids: DemoIds,
): Promise<void> {
  const since = new Date(work.now.getTime() - daysBack * dayMs).toISOString();
  await bulkInsert(
    work,
    "bookings",
    history.interventions
      .filter(({ startedAt, finishedAt }) => startedAt >= since && finishedAt <= work.now.toISOString())
      .map(({ key, technicianKey, vehicleKey, startedAt, finishedAt }) => ({
        id: work.newId(),
        ticket_id: ids("past", key),
        technician_id: ids("account", technicianKey),
        vehicle_id: ids("vehicle", vehicleKey),
        during: `[${startedAt},${finishedAt})`,
        released_at: finishedAt,
        first_start: startedAt,
        created_at: startedAt,
      })),
  );
  // The history knows no rota: what it has done outside of one is not shown as booked.
  await work.sql`
    delete from bookings b where b.released_at is not null and b.created_at = lower(b.during) and not exists (
      select from shifts s where s.account_id = b.technician_id and s.kind = 'planned' and s.starts_at <= lower(b.during) and s.ends_at > lower(b.during))`;
  await work.sql`
    update bookings b set first_start = lower(b.during) from tickets t
    where t.id = b.ticket_id and t.status = 'in_progress' and b.released_at is null`;
  const played = catalogue.signIns.map(({ personKey }) => ids("account", personKey));
  const later = await work.sql<{ ticket_id: string; ends_at: Date }[]>`
    update bookings b set during = tstzrange(next.at, next.at + (upper(b.during) - lower(b.during))), first_start = next.at
    from tickets t, lateral (
      select s.starts_at + interval '30 minutes' as at from shifts s
      where s.account_id = t.assignee_id and s.kind = 'planned' and s.starts_at > ${work.now}::timestamptz order by s.starts_at limit 1
    ) next
    where t.id = b.ticket_id and t.status = 'opened' and b.released_at is null and t.assignee_id <> all(${played}::uuid[])
    returning b.ticket_id, upper(b.during) as ends_at`;
  for (const { ticket_id: subjectId, ends_at: dueAt } of later) {
    await cancelTimer(work, "slips", subjectId);
    await setTimer(work, { kind: "booking_end", subjectId, dueAt });
  }
}
