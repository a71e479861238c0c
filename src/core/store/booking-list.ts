import type { Work } from "./work.ts";

/** A booking as people read it: who and what is held for which ticket. */
export type BookingListed = {
  readonly id: string;
  readonly ticketNumber: number;
  readonly title: string;
  readonly technician: { readonly id: string; readonly name: string };
  readonly vehicle: { readonly id: string; readonly name: string } | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When it was first to begin: how far it has slipped follows from it. */
  readonly firstStart: Date;
};

/** How long before it began a job that was done may have been booked. */
const bookedAheadDays = 60;

/**
 * Bookings that hold somebody at some time between two instants, by start; at most a thousand. Of what was released the jobs that were
 * done are told too, until their end: a week that has passed says what was worked on. Those that were given up are left out.
 */
export async function listBookings(
  work: Work,
  filter: {
    readonly from: Date;
    readonly to: Date;
    readonly technicianId: string | null;
    readonly vehicleId: string | null;
  },
): Promise<readonly BookingListed[]> {
  // Held ones are found by their times, which are indexed for nothing else; done ones by whose they are.
  return work.sql<BookingListed[]>`
    with asked as (select tstzrange(${filter.from}::timestamptz, ${filter.to}::timestamptz) as range),
    listed as (
      select b.id, b.during, b.ticket_id, b.technician_id, b.vehicle_id, b.first_start from bookings b, asked
      where b.released_at is null and b.during && asked.range
      union all
      select b.id, tstzrange(lower(b.during), least(upper(b.during), b.released_at)), b.ticket_id, b.technician_id, b.vehicle_id, null
      from asked, bookings b join tickets t on t.id = b.ticket_id and t.assignee_id = b.technician_id and t.status in ('resolved', 'closed')
      where b.technician_id in (select id from accounts where role in ('technician', 'engineer', 'admin'))
        and b.created_at between ${filter.from}::timestamptz - make_interval(days => ${bookedAheadDays}) and ${filter.to}::timestamptz
        and b.released_at > lower(b.during) and b.during && asked.range and b.released_at > lower(asked.range)
    )
    select b.id, t.number as "ticketNumber", t.title, jsonb_build_object('id', a.id, 'name', a.name) as technician,
      case when v.id is not null then jsonb_build_object('id', v.id, 'name', v.name) end as vehicle,
      lower(b.during) as "startsAt", upper(b.during) as "endsAt", coalesce(b.first_start, lower(b.during)) as "firstStart"
    from listed b join tickets t on t.id = b.ticket_id join accounts a on a.id = b.technician_id left join vehicles v on v.id = b.vehicle_id
    where (${filter.technicianId}::uuid is null or b.technician_id = ${filter.technicianId}::uuid)
      and (${filter.vehicleId}::uuid is null or b.vehicle_id = ${filter.vehicleId}::uuid)
    order by lower(b.during), b.id limit 1000`;
}
