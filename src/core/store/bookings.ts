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

/** Tries before giving up: each lost race moves past one more booking. */
const tries = 20;

/**
 * Books technician and vehicle in the first gap, from now on, that is long enough for both. The exclusion constraints judge:
 * a race lost to another approval is tried again behind it. Returns when the booking starts.
 */
export async function bookFirstGap(work: Work, wanted: NewBooking): Promise<Date> {
  await releaseBooking(work, wanted.ticketId);
  for (let attempt = 1; ; attempt++) {
    const startsAt = await firstGap(work, wanted);
    const endsAt = new Date(startsAt.getTime() + wanted.minutes * 60_000);
    try {
      await work.savepoint((inner) =>
        inner.tx.insert(bookings).values({
          id: inner.newId(),
          ticketId: wanted.ticketId,
          technicianId: wanted.technicianId,
          vehicleId: wanted.vehicleId,
          during: `[${startsAt.toISOString()},${endsAt.toISOString()})`,
          createdAt: inner.now,
        }),
      );
      return startsAt;
    } catch (error) {
      // 23P01 is exclusion_violation: somebody booked the gap since we looked.
      if (attempt >= tries || sqlState(error) !== "23P01") throw error;
    }
  }
}

/** Ends what the ticket holds, as far as it has not passed. */
export async function releaseBooking(work: Work, ticketId: string): Promise<void> {
  await work.tx
    .update(bookings)
    .set({ releasedAt: work.now })
    .where(and(eq(bookings.ticketId, ticketId), isNull(bookings.releasedAt)));
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

/** The SQLSTATE of a database error, whichever layer wrapped it. */
function sqlState(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}
