import { and, eq, isNull, sql } from "./orm.ts";
import { bookings } from "./schema/tickets.ts";
import type { Work } from "./work.ts";

/** What a booking holds, and for how long. */
export type NewBooking = {
  readonly ticketId: string;
  readonly technicianId: string;
  readonly vehicleId: string | null;
  readonly minutes: number;
};

/**
 * Books technician and vehicle in the first gap, from now on, that is long enough for both; returns when the booking starts.
 * Whoever books the same technician or vehicle waits for this transaction to end: two that only met at the exclusion
 * constraints would wait for each other, and PostgreSQL would end one as a deadlock.
 */
export async function bookFirstGap(work: Work, wanted: NewBooking): Promise<Date> {
  await releaseBooking(work, wanted.ticketId);
  await waitForTurn(work, wanted);
  const startsAt = await firstGap(work, wanted);
  const endsAt = new Date(startsAt.getTime() + wanted.minutes * 60_000);
  await work.tx.insert(bookings).values({
    id: work.newId(),
    ticketId: wanted.ticketId,
    technicianId: wanted.technicianId,
    vehicleId: wanted.vehicleId,
    during: `[${startsAt.toISOString()},${endsAt.toISOString()})`,
    createdAt: work.now,
  });
  return startsAt;
}

/** Ends what the ticket holds, as far as it has not passed. */
export async function releaseBooking(work: Work, ticketId: string): Promise<void> {
  await work.tx
    .update(bookings)
    .set({ releasedAt: work.now })
    .where(and(eq(bookings.ticketId, ticketId), isNull(bookings.releasedAt)));
}

/** Locks until the end of the transaction; always the technician first, so that no two wait for each other. */
async function waitForTurn(work: Work, { technicianId, vehicleId }: NewBooking): Promise<void> {
  await work.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`booking of ${technicianId}`}, 0))`);
  if (vehicleId === null) return;
  await work.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`booking of ${vehicleId}`}, 0))`);
}

async function firstGap(work: Work, wanted: NewBooking): Promise<Date> {
  const rows = await work.tx.execute<{ starts: string }>(sql`
    with held as (
      select during from bookings
      where released_at is null and upper(during) > ${work.now.toISOString()}::timestamptz
        and (technician_id = ${wanted.technicianId} or vehicle_id = ${wanted.vehicleId}::uuid)
    ), starts as (
      select ${work.now.toISOString()}::timestamptz as at union all select upper(during) from held
    )
    select to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as starts from starts
    where not exists (
      select from held where during && tstzrange(at, at + make_interval(mins => ${wanted.minutes})))`);
  const starts = rows[0]?.starts;
  if (starts === undefined) throw new Error("a gap after the last booking always exists");
  return new Date(starts);
}
