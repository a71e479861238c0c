import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { isPlaceOnEarth } from "../domain/dispatch/travel.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isStaff } from "../domain/roles.ts";
import { readAccount } from "../store/account-facts.ts";
import { emit } from "../store/events.ts";
import { isUniqueViolation } from "../store/sql-state.ts";
import { readStock } from "../store/vehicle-stock.ts";
import { insertVehicle, listVehicles, updateVehicle, type VehicleListed } from "../store/vehicles.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";

export const vehicleStates = ["ready", "repair", "gone"] as const;
export type VehicleState = (typeof vehicleStates)[number];

/** What can be said of a vehicle; what is left out stays as it is. */
export type VehicleTerms = {
  readonly name?: string | undefined;
  readonly plate?: string | undefined;
  readonly state?: VehicleState | undefined;
  readonly driverId?: string | null | undefined;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
};

/** A vehicle with what it carries. */
export type VehicleShown = VehicleListed & { readonly stock: Awaited<ReturnType<typeof readStock>> };

/** Every vehicle by name with what holds it and what it carries. Staff. Throws Problem `action.forbidden`. */
export async function showVehicles(work: Work, actor: Actor): Promise<readonly VehicleShown[]> {
  requireDeskAction(actor, "vehicle.read");
  const shown: VehicleShown[] = [];
  for (const vehicle of await listVehicles(work)) {
    shown.push({ ...vehicle, stock: await readStock(work, vehicle.id) });
  }
  return shown;
}

/** A new vehicle. Admins. Throws Problem `action.forbidden`, `field.*`, `account.unknown`. */
export async function addVehicle(
  work: Work,
  actor: Actor,
  terms: VehicleTerms,
): Promise<{ readonly vehicleId: string }> {
  requireDeskAction(actor, "vehicle.write");
  const vehicleId = work.newId();
  const row = await readTerms(work, { plate: "", state: "ready", ...terms, name: terms.name ?? "" });
  await storing(row.name ?? "", work, (inner) => insertVehicle(inner, { id: vehicleId, ...row, name: row.name ?? "" }));
  await emit(work, { kind: "vehicle.added", subjectId: vehicleId, actor, data: { vehicleId } });
  return { vehicleId };
}

/** Changes a vehicle. Admins. Throws Problem `action.forbidden`, `field.*`, `account.unknown`, `vehicle.unavailable` where there is none. */
export async function changeVehicle(
  work: Work,
  actor: Actor,
  input: VehicleTerms & { readonly vehicleId: string },
): Promise<void> {
  requireDeskAction(actor, "vehicle.write");
  const { vehicleId, ...terms } = input;
  const row = await readTerms(work, terms);
  const isThere = await storing(row.name ?? "", work, (inner) => updateVehicle(inner, vehicleId, row));
  if (!isThere) throw new Problem("vehicle.unavailable", { name: "" });
  await emit(work, {
    kind: "vehicle.changed",
    subjectId: vehicleId,
    actor,
    data: { vehicleId, fields: Object.keys(row) },
  });
}

async function readTerms(work: Work, terms: VehicleTerms) {
  const { driverId, latitude, longitude, state } = terms;
  if (typeof driverId === "string") {
    const driver = await readAccount(work, driverId);
    if (driver === null || !isStaff(driver.role)) throw new Problem("account.unknown", { name: "" });
  }
  if ((typeof latitude === "number") !== (typeof longitude === "number"))
    throw new Problem("field.missing", { field: typeof latitude === "number" ? "longitude" : "latitude" });
  if (typeof latitude === "number" && typeof longitude === "number" && !isPlaceOnEarth({ latitude, longitude }))
    throw new Problem("field.not_a_number", { field: "latitude", value: String(latitude), min: -90, max: 90 });
  return {
    ...(terms.name === undefined ? {} : { name: requiredWords("name", terms.name, 120) }),
    ...(terms.plate === undefined ? {} : { plate: cleanLine(terms.plate).slice(0, 40) }),
    ...(state === undefined ? {} : { state }),
    ...(driverId === undefined ? {} : { driverId }),
    ...(latitude === undefined ? {} : { latitude, longitude: longitude ?? null }),
  };
}

/** Stores; a name that another vehicle has is a Problem of the field. */
async function storing<T>(name: string, work: Work, store: (inner: Work) => Promise<T>): Promise<T> {
  try {
    return await work.savepoint(store);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem("vehicle.name_taken", { name });
    throw error;
  }
}
