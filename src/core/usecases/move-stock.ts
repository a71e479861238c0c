import { type Actor, accountOf } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { usedOf } from "../domain/stock.ts";
import type { UsedPart } from "../domain/ticket-view.ts";
import { emit } from "../store/events.ts";
import { adminAccountIds } from "../store/notices.ts";
import { ensureCarried, ensurePart, type LockedStock, lockStock, moveStock } from "../store/vehicle-stock.ts";
import { findVehicle } from "../store/vehicles.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";
import { requiredWords } from "./required-words.ts";

const mostOfAPart = 100_000;

/**
 * The parts that a report used leave the stock of the ticket's vehicle; a corrected report takes or gives back only the difference to
 * what the ticket has taken. Never more than is there: what is not carried came from elsewhere.
 */
export async function takeUsedParts(
  work: Work,
  actor: Actor,
  used: {
    readonly ticketId: string;
    readonly reportId: string;
    readonly vehicleId: string | null;
    readonly parts: readonly UsedPart[];
  },
): Promise<void> {
  const { ticketId, reportId, vehicleId } = used;
  const stock = await lockStock(work, { vehicleId, ticketId });
  const wanted = usedOf(
    stock.filter((one) => one.vehicleId === vehicleId),
    used.parts,
  );
  const low: LockedStock[] = [];
  for (const one of stock) {
    // Nothing is wanted of a vehicle that the ticket has left: what it took there was not used.
    const goal = one.vehicleId === vehicleId ? (wanted.get(one.partId) ?? 0) : 0;
    const change = Math.max(one.takenByTicket - goal, -one.quantity);
    if (change === 0) continue;
    const left = one.quantity + change;
    const isLow = left <= one.lowAt;
    await moveStock(work, {
      ...one,
      change,
      why: change < 0 ? "report" : "correction",
      ticketId,
      reportId,
      actorId: accountOf(actor),
      isLowTold: isLow,
    });
    if (isLow && change < 0 && !one.isLowTold) low.push({ ...one, quantity: left });
  }
  await tellLow(work, low);
}

/**
 * Sets how many of a part a vehicle carries (`quantity`, after counting) or adds to it (`add`, after filling); makes the part where it is
 * new. Staff. Returns how many there are. Throws Problem `action.forbidden`, `field.*`, `vehicle.unavailable` for an unknown vehicle.
 */
export async function changeStock(
  work: Work,
  actor: Actor,
  input: {
    readonly vehicleId: string;
    readonly number: string;
    /** What a new part is called; its number where it is left out. */
    readonly name: string | null;
    readonly quantity: number | null;
    readonly add: number | null;
    readonly lowAt: number | null;
  },
): Promise<{ readonly quantity: number }> {
  requireDeskAction(actor, "vehicle.stock");
  const { vehicleId, add, lowAt } = input;
  if ((await findVehicle(work, vehicleId)) === null) throw new Problem("vehicle.unavailable", { name: "" });
  const number = requiredWords("number", input.number, 120);
  if ((input.quantity === null) === (add === null)) throw new Problem("field.missing", { field: "quantity" });
  const partId = await ensurePart(work, { number, name: cleanLine(input.name ?? "").slice(0, 120) || number });
  await ensureCarried(work, { vehicleId, partId, lowAt });
  const before = (await lockStock(work, { vehicleId, ticketId: null })).find((one) => one.partId === partId);
  if (before === undefined) throw new Error("a part that is carried is not there");
  const quantity = input.quantity ?? before.quantity + (add ?? 0);
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > mostOfAPart) {
    throw new Problem("field.not_a_number", { field: "quantity", value: String(quantity), min: 0, max: mostOfAPart });
  }
  const isLow = quantity <= before.lowAt;
  await moveStock(work, {
    vehicleId,
    partId,
    change: quantity - before.quantity,
    why: input.quantity === null ? "filled" : "counted",
    ticketId: null,
    reportId: null,
    actorId: accountOf(actor),
    // Whoever counts sees that it is low; admins are told when work took it.
    isLowTold: isLow && before.isLowTold,
  });
  await emit(work, {
    kind: "vehicle.stock_changed",
    subjectId: vehicleId,
    actor,
    data: { vehicleId, partId, from: before.quantity, to: quantity },
  });
  return { quantity };
}

/** Every admin hears of a part that has become low, once until it is filled. */
async function tellLow(work: Work, low: readonly LockedStock[]): Promise<void> {
  const [first] = low;
  if (first === undefined) return;
  const vehicleName = (await findVehicle(work, first.vehicleId))?.name ?? "";
  const parts = low.map(({ name, number, quantity }) => ({ name, number, quantity }));
  for (const admin of await adminAccountIds(work)) {
    await tell(work, admin, { code: "stock.low", data: { vehicleName, parts } });
  }
}
