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

/** A booking that holds somebody now or later. */
export type HeldBooking = {
  readonly id: string;
  readonly ticketId: string;
  readonly technicianId: string;
  readonly vehicleId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When it was first to begin. */
  readonly firstStart: Date;
  /** The desk knows that it has slipped. */
  readonly isSlipTold: boolean;
};

/**
 * Books technician and vehicle in the first gap, from now on, that is long enough for both; returns the booking. What the ticket held
 * before is released; it stays as late as it was against its first start while the technician stays the same. Whoever books the same
 * technician or vehicle waits for this transaction to end: two that only met at the exclusion constraints would wait for each other,
 * and PostgreSQL would end one as a deadlock.
 */
export async function bookFirstGap(work: Work, wanted: NewBooking): Promise<HeldBooking> {
  await waitForTurn(work, [wanted.technicianId], wanted.vehicleId === null ? [] : [wanted.vehicleId]);
  const former = await heldBooking(work, wanted.ticketId);
  await releaseBooking(work, wanted.ticketId);
  const startsAt = await firstGap(work, wanted, work.now);
  const endsAt = new Date(startsAt.getTime() + wanted.minutes * 60_000);
  const stays = former !== null && former.technicianId === wanted.technicianId;
  const booking: HeldBooking = {
    id: work.newId(),
    ticketId: wanted.ticketId,
    technicianId: wanted.technicianId,
    vehicleId: wanted.vehicleId,
    startsAt,
    endsAt,
    firstStart: stays ? former.firstStart : startsAt,
    isSlipTold: stays && former.isSlipTold,
  };
  const { startsAt: _from, endsAt: _to, isSlipTold, ...row } = booking;
  await work.tx.insert(bookings).values({
    ...row,
    during: span(startsAt, endsAt),
    slipToldAt: isSlipTold ? work.now : null,
    createdAt: work.now,
  });
  return booking;
}

/** Ends what the ticket holds, as far as it has not passed. */
export async function releaseBooking(work: Work, ticketId: string): Promise<void> {
  await work.tx
    .update(bookings)
    .set({ releasedAt: work.now })
    .where(and(eq(bookings.ticketId, ticketId), isNull(bookings.releasedAt)));
}

/** What the ticket holds; null where it holds nothing. */
export async function heldBooking(work: Work, ticketId: string): Promise<HeldBooking | null> {
  const [row] = await heldWhere(work, sql`b.ticket_id = ${ticketId}::uuid`);
  return row ?? null;
}

/** Unbegun bookings, the ticket's own and those of its technician and vehicle, that have slipped so far and that nobody was told of. */
export function slippedBeside(work: Work, ticketId: string, minutes: number): Promise<readonly HeldBooking[]> {
  return heldWhere(
    work,
    sql`b.slip_told_at is null and lower(b.during) >= b.first_start + make_interval(mins => ${minutes})
      and (select status from tickets where id = b.ticket_id) = 'opened'
      and exists (select from bookings own where own.ticket_id = ${ticketId}::uuid and own.released_at is null
        and (own.technician_id = b.technician_id or own.vehicle_id = b.vehicle_id))`,
  );
}

/** Notes that the desk was told of the slip, so that it is told once. */
export async function markSlipTold(work: Work, bookingId: string): Promise<void> {
  await work.tx.update(bookings).set({ slipToldAt: work.now }).where(eq(bookings.id, bookingId));
}

/**
 * Makes the ticket's booking last from `startsAt` (null: as it began) until `endsAt`. Later bookings of the same technician or vehicle
 * whose work has not begun make room: each goes, in the order they were in, to the first gap from its own start on. Returns those that
 * begin later than before; nothing happens where the ticket holds nothing.
 */
export async function stretchBooking(
  work: Work,
  ticketId: string,
  to: { readonly startsAt: Date | null; readonly endsAt: Date },
): Promise<readonly HeldBooking[]> {
  const seen = await heldBooking(work, ticketId);
  if (seen === null) return [];
  const likely = await laterThan(work, seen);
  await waitForTurn(
    work,
    [seen, ...likely].map(({ technicianId }) => technicianId),
    [seen, ...likely].flatMap(({ vehicleId }) => (vehicleId === null ? [] : [vehicleId])),
  );
  // They may have moved while we waited.
  const booking = await heldBooking(work, ticketId);
  if (booking === null) return [];
  const startsAt = to.startsAt ?? booking.startsAt;
  const endsAt = new Date(Math.max(to.endsAt.getTime(), startsAt.getTime() + 60_000));
  const known = new Set(likely.map(({ id }) => id));
  // One that was booked meanwhile is not ours to move: its technician is not locked. It is met at the next stretch.
  const later = (await laterThan(work, booking)).filter(({ id }) => known.has(id));
  const room = await roomFor(work, booking, later, { startsAt, endsAt });
  for (const { id } of later) await work.tx.update(bookings).set({ releasedAt: work.now }).where(eq(bookings.id, id));
  await work.tx
    .update(bookings)
    .set({ during: span(room.startsAt, room.endsAt) })
    .where(eq(bookings.id, booking.id));
  const moved: HeldBooking[] = [];
  for (const one of later) {
    const minutes = Math.round((one.endsAt.getTime() - one.startsAt.getTime()) / 60_000);
    const from = new Date(Math.max(one.startsAt.getTime(), work.now.getTime()));
    const starts = await firstGap(work, { ...one, minutes }, from);
    const ends = new Date(starts.getTime() + minutes * 60_000);
    await work.tx
      .update(bookings)
      .set({ during: span(starts, ends), releasedAt: null })
      .where(eq(bookings.id, one.id));
    if (starts > one.startsAt) moved.push({ ...one, startsAt: starts, endsAt: ends });
  }
  return moved;
}

type Span = { readonly startsAt: Date; readonly endsAt: Date };

/** What of the wish there is room for: up to the first booking that cannot be moved; where one holds its very start, all stays as it was. */
async function roomFor(work: Work, booking: HeldBooking, movable: readonly HeldBooking[], wish: Span): Promise<Span> {
  const inTheWay = (
    await heldWhere(
      work,
      sql`b.id <> ${booking.id}::uuid and (b.technician_id = ${booking.technicianId} or b.vehicle_id = ${booking.vehicleId}::uuid)
        and b.during && tstzrange(${wish.startsAt.toISOString()}::timestamptz, ${wish.endsAt.toISOString()}::timestamptz)`,
    )
  ).filter(({ id }) => !movable.some((one) => one.id === id));
  const first = inTheWay[0];
  if (first === undefined) return wish;
  return first.startsAt > wish.startsAt ? { startsAt: wish.startsAt, endsAt: first.startsAt } : booking;
}

/** Unbegun bookings of the same technician or vehicle that end after this one starts, in order. */
function laterThan(work: Work, booking: HeldBooking): Promise<readonly HeldBooking[]> {
  return heldWhere(
    work,
    sql`b.ticket_id <> ${booking.ticketId}::uuid and (b.technician_id = ${booking.technicianId} or b.vehicle_id = ${booking.vehicleId}::uuid)
      and upper(b.during) > greatest(lower((select during from bookings where id = ${booking.id}::uuid)), ${work.now.toISOString()}::timestamptz)
      and (select status from tickets where id = b.ticket_id) = 'opened'`,
  );
}

async function heldWhere(work: Work, where: ReturnType<typeof sql>): Promise<readonly HeldBooking[]> {
  const rows = await work.tx.execute<{
    id: string;
    ticket_id: string;
    technician_id: string;
    vehicle_id: string | null;
    starts: string;
    ends: string;
    first_start: string;
    told: boolean;
  }>(sql`
    select b.id, b.ticket_id, b.technician_id, b.vehicle_id, ${isoText(sql`lower(b.during)`)} as starts, ${isoText(sql`upper(b.during)`)} as ends,
      ${isoText(sql`coalesce(b.first_start, lower(b.during))`)} as first_start, b.slip_told_at is not null as told
    from bookings b where b.released_at is null and ${where} order by lower(b.during), b.id`);
  return rows.map((row) => ({
    id: row.id,
    ticketId: row.ticket_id,
    technicianId: row.technician_id,
    vehicleId: row.vehicle_id,
    startsAt: new Date(row.starts),
    endsAt: new Date(row.ends),
    firstStart: new Date(row.first_start),
    isSlipTold: row.told,
  }));
}

/** Locks until the end of the transaction: technicians before vehicles, each in the order of their ids, so that no two wait for each other. */
async function waitForTurn(work: Work, technicianIds: readonly string[], vehicleIds: readonly string[]): Promise<void> {
  for (const id of [...[...new Set(technicianIds)].sort(), ...[...new Set(vehicleIds)].sort()]) {
    await work.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`booking of ${id}`}, 0))`);
  }
}

async function firstGap(work: Work, wanted: NewBooking, from: Date): Promise<Date> {
  const at = from.toISOString();
  const rows = await work.tx.execute<{ starts: string }>(sql`
    with held as (
      select during from bookings
      where released_at is null and upper(during) > ${at}::timestamptz
        and (technician_id = ${wanted.technicianId} or vehicle_id = ${wanted.vehicleId}::uuid)
    ), starts as (
      select ${at}::timestamptz as at union all select upper(during) from held
    )
    select ${isoText(sql`min(at)`)} as starts from starts
    where not exists (
      select from held where during && tstzrange(at, at + make_interval(mins => ${wanted.minutes})))`);
  const starts = rows[0]?.starts;
  if (starts === undefined) throw new Error("a gap after the last booking always exists");
  return new Date(starts);
}

function isoText(instant: ReturnType<typeof sql>) {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function span(startsAt: Date, endsAt: Date): string {
  return `[${startsAt.toISOString()},${endsAt.toISOString()})`;
}
