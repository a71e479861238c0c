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

/** Bookings that hold somebody at some time between two instants, by start; at most a thousand. Those that were released are left out. */
export async function listBookings(
  work: Work,
  filter: {
    readonly from: Date;
    readonly to: Date;
    readonly technicianId: string | null;
    readonly vehicleId: string | null;
  },
): Promise<readonly BookingListed[]> {
  return work.sql<BookingListed[]>`
    select b.id, t.number as "ticketNumber", t.title, jsonb_build_object('id', a.id, 'name', a.name) as technician,
      case when v.id is not null then jsonb_build_object('id', v.id, 'name', v.name) end as vehicle,
      lower(b.during) as "startsAt", upper(b.during) as "endsAt", coalesce(b.first_start, lower(b.during)) as "firstStart"
    from bookings b join tickets t on t.id = b.ticket_id join accounts a on a.id = b.technician_id left join vehicles v on v.id = b.vehicle_id
    where b.released_at is null and b.during && tstzrange(${filter.from}::timestamptz, ${filter.to}::timestamptz)
      and (${filter.technicianId}::uuid is null or b.technician_id = ${filter.technicianId}::uuid)
      and (${filter.vehicleId}::uuid is null or b.vehicle_id = ${filter.vehicleId}::uuid)
    order by lower(b.during), b.id limit 1000`;
}
