import type { CarriedPart } from "../domain/stock.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** Why stock changed. */
export type StockReason = "report" | "correction" | "filled" | "counted";

/** A part in a vehicle, locked until the end of the transaction. */
export type LockedStock = CarriedPart & {
  readonly vehicleId: string;
  readonly quantity: number;
  /** At this many or fewer it is low. */
  readonly lowAt: number;
  readonly isLowTold: boolean;
  /** How many of it the ticket has taken out of this vehicle so far. */
  readonly takenByTicket: number;
};

/** What a vehicle carries, and what the ticket took from any vehicle: locked, in the order of their keys. */
export async function lockStock(
  work: Work,
  about: { readonly vehicleId: string | null; readonly ticketId: string | null },
): Promise<readonly LockedStock[]> {
  const rows = await work.sql<(Omit<LockedStock, "isLowTold"> & { readonly told: Date | null })[]>`
    select s.vehicle_id as "vehicleId", s.part_id as "partId", p.name, p.number, s.quantity, s.low_at as "lowAt", s.low_told_at as told,
      coalesce((select -sum(m.change) from stock_moves m where m.ticket_id = ${about.ticketId}::uuid and m.vehicle_id = s.vehicle_id
        and m.part_id = s.part_id), 0)::int as "takenByTicket"
    from vehicle_stock s join parts p on p.id = s.part_id
    where s.vehicle_id = ${about.vehicleId}::uuid
      or exists (select from stock_moves m where m.ticket_id = ${about.ticketId}::uuid and m.vehicle_id = s.vehicle_id and m.part_id = s.part_id)
    order by s.vehicle_id, s.part_id for update of s`;
  return rows.map(({ told, ...row }) => ({ ...row, isLowTold: told !== null }));
}

/** Changes how many there are and keeps why. `isLowTold` says whether the admins know that it is low. */
export async function moveStock(
  work: Work,
  move: {
    readonly vehicleId: string;
    readonly partId: string;
    readonly change: number;
    readonly why: StockReason;
    readonly ticketId: string | null;
    readonly reportId: string | null;
    readonly actorId: string | null;
    readonly isLowTold: boolean;
  },
): Promise<void> {
  await work.sql`
    update vehicle_stock set quantity = quantity + ${move.change}::int,
      low_told_at = case when ${move.isLowTold} then coalesce(low_told_at, ${work.now}::timestamptz) end
    where vehicle_id = ${move.vehicleId}::uuid and part_id = ${move.partId}::uuid`;
  if (move.change === 0) return;
  await work.sql`
    insert into stock_moves (id, vehicle_id, part_id, change, why, ticket_id, report_id, actor_id, at)
    values (${work.newId()}::uuid, ${move.vehicleId}::uuid, ${move.partId}::uuid, ${move.change}::int, ${move.why},
      ${move.ticketId}::uuid, ${move.reportId}::uuid, ${move.actorId}::uuid, ${work.now}::timestamptz)`;
}

/** The part of this number, made where there is none; `name` is kept for a new one. */
export async function ensurePart(
  work: Work,
  part: { readonly name: string; readonly number: string },
): Promise<string> {
  const [row] = await work.sql<{ id: string }[]>`
    insert into parts (id, name, number) values (${work.newId()}::uuid, ${part.name}, ${part.number})
    on conflict (number) do update set number = parts.number returning id`;
  if (row === undefined) throw new Error("a part was not stored");
  return row.id;
}

/** Has the vehicle carry a part, none of it yet; nothing where it does. `lowAt` null leaves what is set. */
export async function ensureCarried(
  work: Work,
  carried: { readonly vehicleId: string; readonly partId: string; readonly lowAt: number | null },
): Promise<void> {
  await work.sql`
    insert into vehicle_stock (vehicle_id, part_id, quantity, low_at)
    values (${carried.vehicleId}::uuid, ${carried.partId}::uuid, 0, ${carried.lowAt ?? 1}::int)
    on conflict (vehicle_id, part_id) do update set low_at = coalesce(${carried.lowAt}::int, vehicle_stock.low_at)`;
}

/** What a vehicle carries, by name, with what is used up. */
export async function readStock(
  work: Work,
  vehicleId: string,
): Promise<readonly (CarriedPart & { readonly quantity: number; readonly lowAt: number })[]> {
  const rows = await work.tx.execute<{
    part_id: string;
    name: string;
    number: string;
    quantity: number;
    low_at: number;
  }>(sql`
    select s.part_id, p.name, p.number, s.quantity, s.low_at from vehicle_stock s join parts p on p.id = s.part_id
    where s.vehicle_id = ${vehicleId}::uuid order by p.name, p.number`);
  return rows.map(({ part_id: partId, low_at: lowAt, ...row }) => ({ partId, lowAt, ...row }));
}
