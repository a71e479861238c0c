import { randomBytes } from "node:crypto";
import { bulkInsert } from "../../core/store/bulk-insert.ts";
import type { Work } from "../../core/store/work.ts";
import type { DemoHistory } from "../history-types.ts";
import { indexByKey } from "../index-by-key.ts";
import type { DemoCatalogue } from "../types.ts";
import type { DemoIds } from "./demo-ids.ts";

/** A manufacturer's name as part of an address. */
function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Stores manufacturers, models, units, vehicles and what they carry. */
export async function loadEquipment(
  work: Work,
  catalogue: DemoCatalogue,
  history: DemoHistory,
  ids: DemoIds,
  createdAt: Date,
): Promise<void> {
  const at = createdAt.toISOString();
  const familyOf = indexByKey(catalogue.families);
  const regionOf = indexByKey(catalogue.regions);
  // One that several share is of the pool.
  const driverOf = (vehicleKey: string): string | null => {
    const drivers = catalogue.technicians.filter((technician) => technician.vehicleKey === vehicleKey);
    return drivers.length === 1 && drivers[0] !== undefined ? ids("account", drivers[0].key) : null;
  };
  await bulkInsert(
    work,
    "models",
    catalogue.models.map((model) => ({
      id: ids("model", model.key),
      manufacturer_id: ids("manufacturer", model.manufacturerKey),
      name: model.name,
      family: familyOf(model.familyKey).name,
      category: familyOf(model.familyKey).category,
      introduced_year: model.introducedYear,
      created_at: at,
    })),
  );
  await bulkInsert(
    work,
    "equipment",
    history.equipment.map((unit) => ({
      id: ids("equipment", unit.key),
      model_id: ids("model", unit.modelKey),
      organisation_id: ids("organisation", unit.organisationKey),
      site_id: ids("site", unit.siteKey),
      // What its people call it: the family stands in the model.
      label: unit.spot,
      serial_number: unit.serialNumber,
      installed_on: unit.installedOn,
      warranty_until: unit.warrantyUntil,
      impact: "unit",
      qr_token: randomBytes(12).toString("base64url"),
      created_at: at,
    })),
  );
  await bulkInsert(
    work,
    "vehicles",
    catalogue.vehicles.map(({ key, name, registration, regionKey }) => ({
      id: ids("vehicle", key),
      name,
      plate: registration,
      state: "ready",
      latitude: regionOf(regionKey).depotLatitude,
      longitude: regionOf(regionKey).depotLongitude,
      driver_id: driverOf(key),
      created_at: at,
    })),
  );
  const parts = new Map(history.stock.map(({ part }) => [part.number, part]));
  await bulkInsert(
    work,
    "parts",
    [...parts.values()].map(({ name, number }) => ({ id: ids("part", number), name, number })),
  );
  await bulkInsert(
    work,
    "vehicle_stock",
    history.stock.map(({ vehicleKey, part, count }) => ({
      vehicle_id: ids("vehicle", vehicleKey),
      part_id: ids("part", part.number),
      quantity: count,
      low_at: 1,
    })),
  );
}

/** Stores the manufacturers; accounts of their readers refer to them. */
export async function loadManufacturers(
  work: Work,
  catalogue: DemoCatalogue,
  ids: DemoIds,
  createdAt: Date,
): Promise<void> {
  await bulkInsert(
    work,
    "manufacturers",
    catalogue.manufacturers.map(({ key, name }) => ({
      id: ids("manufacturer", key),
      name,
      slug: slugOf(name),
      created_at: createdAt.toISOString(),
    })),
  );
}
