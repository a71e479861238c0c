import { eq, sql } from "./orm.ts";
import { vehicles } from "./schema/equipment.ts";
import type { Work } from "./work.ts";

/** A vehicle with the ticket that holds it now, if one does. */
export type VehicleListed = {
  readonly id: string;
  readonly name: string;
  readonly plate: string;
  readonly state: string;
  readonly heldByTicketNumber: number | null;
};

/** Every vehicle by name, with what holds it at this time. */
export async function listVehicles(work: Work): Promise<readonly VehicleListed[]> {
  const at = work.now.toISOString();
  const rows = await work.tx.execute<{
    id: string;
    name: string;
    plate: string;
    state: string;
    held_by: number | null;
  }>(sql`
    select v.id, v.name, v.plate, v.state, (
      select t.number from bookings b join tickets t on t.id = b.ticket_id
      where b.vehicle_id = v.id and b.released_at is null and b.during @> ${at}::timestamptz limit 1) as held_by
    from vehicles v order by v.name`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    plate: row.plate,
    state: row.state,
    heldByTicketNumber: row.held_by === null ? null : Number(row.held_by),
  }));
}

/** A vehicle's name and whether it is in use (one in repair is not); null where there is none. */
export async function findVehicle(
  work: Work,
  vehicleId: string,
): Promise<{ readonly name: string; readonly isReady: boolean } | null> {
  const rows = await work.tx.execute<{ name: string; ready: boolean }>(
    sql`select name, state = 'ready' as ready from vehicles where id = ${vehicleId}::uuid`,
  );
  return rows[0] === undefined ? null : { name: rows[0].name, isReady: rows[0].ready };
}

/** What somebody takes: the vehicle that was proposed with them, else their own; null where neither is in use. */
export async function vehicleToTake(work: Work, accountId: string, proposedId: string | null): Promise<string | null> {
  const rows = await work.tx.execute<{ id: string }>(sql`
    select id from vehicles where state = 'ready' and (id = ${proposedId}::uuid or driver_id = ${accountId}::uuid)
    order by (id = ${proposedId}::uuid) is true desc, name limit 1`);
  return rows[0]?.id ?? null;
}

/** Stores a vehicle. */
export async function insertVehicle(
  work: Work,
  vehicle: Omit<typeof vehicles.$inferInsert, "createdAt"> & { readonly id: string },
): Promise<void> {
  await work.tx.insert(vehicles).values({ ...vehicle, createdAt: work.now });
}

/** Changes a vehicle; false where there is none. */
export async function updateVehicle(
  work: Work,
  vehicleId: string,
  change: Partial<Omit<typeof vehicles.$inferInsert, "id" | "createdAt">>,
): Promise<boolean> {
  // An empty change is no statement.
  if (Object.keys(change).length === 0) return (await findVehicle(work, vehicleId)) !== null;
  const rows = await work.tx
    .update(vehicles)
    .set(change)
    .where(eq(vehicles.id, vehicleId))
    .returning({ id: vehicles.id });
  return rows.length > 0;
}

/** A part that a vehicle carries. */
export type StockedPart = { readonly name: string; readonly number: string; readonly quantity: number };

/** What a vehicle carries, by name; parts that are used up are left out. */
export async function stockOf(work: Work, vehicleId: string): Promise<readonly StockedPart[]> {
  const rows = await work.tx.execute<{ name: string; number: string; quantity: number }>(sql`
    select p.name, p.number, s.quantity from vehicle_stock s join parts p on p.id = s.part_id
    where s.vehicle_id = ${vehicleId}::uuid and s.quantity > 0 order by p.name`);
  return rows.map(({ name, number, quantity }) => ({ name, number, quantity }));
}
