import type { DemoStock } from "./history-types.ts";
import { indexByKey } from "./index-by-key.ts";
import { createRandom } from "./random.ts";
import type { DemoCatalogue, DemoPart } from "./types.ts";

// What takes longer than this to fit is ordered, not carried.
const carriedUpToMinutes = 150;

// One part in so many is low: used up, or down to its last one.
const lowOneIn = 15;

/** Counts the parts out that each van carries for its trades: two to five of each, a few of them low. */
export const generateStock = (seed: number, catalogue: DemoCatalogue): DemoStock[] => {
  const random = createRandom(seed, "stock");
  const familyOf = indexByKey(catalogue.families);
  return catalogue.vehicles.flatMap((vehicle) => {
    const parts = new Map<string, DemoPart>();
    for (const model of catalogue.models) {
      if (!vehicle.carriesCategories.includes(familyOf(model.familyKey).category)) continue;
      for (const repair of model.components.flatMap((component) => component.repairs)) {
        if (repair.work.medianMinutes > carriedUpToMinutes) continue;
        for (const part of repair.parts) parts.set(part.number, part);
      }
    }
    return [...parts.values()].map((part) => ({
      vehicleKey: vehicle.key,
      part,
      count: random.below(lowOneIn) === 0 ? random.below(2) : 2 + random.below(4),
    }));
  });
};
