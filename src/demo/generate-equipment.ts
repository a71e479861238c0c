import type { DemoEquipment } from "./history-types.ts";
import { createRandom } from "./random.ts";
import type { DemoCatalogue, DemoModel } from "./types.ts";
import type { Trade } from "./vocabulary.ts";

// Units per site, by trade: the whole part is certain, the fraction a chance.
const unitsPerSite: Readonly<Record<Trade, Readonly<Record<string, number>>>> = {
  restaurant: { "combi-oven": 1.5, dishwasher: 1.8, "cold-room": 2.2, "rooftop-unit": 0.5 },
  hotel: { "combi-oven": 1.5, dishwasher: 2, "cold-room": 2.5, "lift-door": 1.5, "gas-boiler": 1.3, "rooftop-unit": 1 },
  bakery: { "deck-oven": 1.8, "cold-room": 1.3, "flow-wrapper": 1, dishwasher: 0.6, "label-printer": 0.5 },
  canteen: { "combi-oven": 1.6, dishwasher: 1.5, "cold-room": 1.6, "vacuum-packer": 0.4, "rooftop-unit": 0.4 },
  supermarket: {
    "cold-room": 2.6,
    "deck-oven": 0.8,
    "rooftop-unit": 1,
    "label-printer": 1,
    forklift: 0.5,
    dishwasher: 0.4,
  },
  hospital: {
    ultrasound: 1.7,
    xray: 1.5,
    autoclave: 1.8,
    "gas-boiler": 1,
    "lift-door": 1.6,
    dishwasher: 1,
    "combi-oven": 0.5,
  },
  clinic: { ultrasound: 1.2, xray: 0.8, autoclave: 1.7, "screw-compressor": 0.3 },
  food_plant: {
    conveyor: 2,
    "flow-wrapper": 2.6,
    "vacuum-packer": 1.3,
    "screw-compressor": 1.4,
    "process-chiller": 1.2,
    "centrifugal-pump": 1.6,
    "progressive-cavity-pump": 0.6,
    forklift: 1.2,
    "label-printer": 1.2,
    "cold-room": 1.2,
  },
  winery: {
    "progressive-cavity-pump": 1.6,
    "centrifugal-pump": 1.2,
    "process-chiller": 1.3,
    "screw-compressor": 1,
    forklift: 1,
    "label-printer": 0.8,
  },
  warehouse: { forklift: 3, conveyor: 2, "label-printer": 1.5, "rooftop-unit": 1 },
  machine_shop: { "cnc-spindle": 3.5, "screw-compressor": 1.3, "process-chiller": 1, forklift: 1, conveyor: 0.5 },
  water_works: { "centrifugal-pump": 2.4, "progressive-cavity-pump": 1.8, "screw-compressor": 0.8 },
  property: { "lift-door": 2, "gas-boiler": 1.5, "rooftop-unit": 1.2 },
};

const day = 86_400_000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * Puts machines on the sites of every organisation, with serial numbers and install dates before `now`.
 * The first unit of a family that a house owns is the most common model, so that every planted story has units.
 */
export const generateEquipment = (seed: number, now: Date, catalogue: DemoCatalogue): DemoEquipment[] => {
  const random = createRandom(seed, "equipment");
  const modelsOf = (familyKey: string): DemoModel[] =>
    catalogue.models
      .filter((model) => model.familyKey === familyKey)
      .sort((left, right) => right.popularity - left.popularity);
  const equipment: DemoEquipment[] = [];
  const serials = new Map<string, number>();

  for (const organisation of catalogue.organisations) {
    for (const family of catalogue.families) {
      const models = modelsOf(family.key);
      const [commonest] = models;
      const rate = unitsPerSite[organisation.trade][family.key];
      if (commonest === undefined || rate === undefined) continue;
      let owned = 0;
      for (const site of organisation.sites) {
        const here = Math.floor(rate + random.next());
        for (let unit = 0; unit < here; unit++) {
          const model = owned === 0 ? commonest : random.pickWeighted(models, (each) => each.popularity);
          const round = Math.floor(owned / family.spots.length);
          const spot = family.spots[owned % family.spots.length] ?? family.name;
          // The power makes more machines young than old.
          const oldest = Date.UTC(model.introducedYear, 6, 1);
          const age = (now.getTime() - 90 * day - oldest) * random.next() ** 1.5;
          const installed = now.getTime() - 90 * day - Math.max(0, age);
          const serial = (serials.get(family.key) ?? 1000) + 1 + random.below(37);
          serials.set(family.key, serial);
          const year = new Date(installed).getUTCFullYear() % 100;
          equipment.push({
            key: `${organisation.key}-${family.key}-${owned + 1}`,
            modelKey: model.key,
            organisationKey: organisation.key,
            siteKey: site.key,
            serialNumber: `${family.serialPrefix}${String(year).padStart(2, "0")}-${String(serial).padStart(5, "0")}`,
            spot: round === 0 ? spot : `${spot} (${round + 1})`,
            installedOn: isoDay(installed),
            warrantyUntil: isoDay(installed + 730 * day),
          });
          owned++;
        }
      }
    }
  }
  return equipment;
};
