import { coldComponents } from "../components/cold-components.ts";
import { electricalComponents } from "../components/electrical-components.ts";
import { mechanicalComponents } from "../components/mechanical-components.ts";
import { ovenComponents } from "../components/oven-components.ts";
import { pressureComponents } from "../components/pressure-components.ts";
import { sensorComponents } from "../components/sensor-components.ts";
import { variantComponents } from "../components/variant-components.ts";
import { warewashComponents } from "../components/warewash-components.ts";
import { waterComponents } from "../components/water-components.ts";
import type { DemoModel } from "../types.ts";

const { contactor, looseTerminal, controlBoard } = electricalComponents;
const { heatingElement, doorSwitch, ovenFan } = ovenComponents;
const { washPump, dosingPump } = warewashComponents;
const { doorGasket, motorBearing } = mechanicalComponents;
const { temperatureProbe } = sensorComponents;
const { inletValve, drainPump, limescale } = waterComponents;
const { airFilter } = pressureComponents;
const { refrigerantCircuit, condenser, compressorStart, evaporator } = coldComponents;
const { tankHeater, coldDoorGasket, coolingCircuit, coolingStart } = variantComponents;

const combiOven = [heatingElement, ovenFan, doorGasket, limescale, temperatureProbe, controlBoard, inletValve];
const deckOven = [heatingElement, doorGasket, contactor, temperatureProbe, looseTerminal, controlBoard];
const dishwasher = [tankHeater, washPump, dosingPump, drainPump, inletValve, doorGasket, contactor];
const coldRoom = [refrigerantCircuit, condenser, compressorStart, evaporator, coldDoorGasket, temperatureProbe];
const chiller = [coolingCircuit, condenser, coolingStart, airFilter, motorBearing, controlBoard];

const caldorra = { manufacturerKey: "caldorra", stories: [] } as const;
const brenwick = { manufacturerKey: "brenwick", stories: [] } as const;
const ondelle = { manufacturerKey: "ondelle", stories: [] } as const;
const kelvarra = { manufacturerKey: "kelvarra", familyKey: "cold-room", stories: [] } as const;
const climarel = { manufacturerKey: "climarel", familyKey: "process-chiller", stories: [] } as const;

/** Ovens, dishwashers and refrigeration. The door switch of the Caldorra combi ovens is the repair that does not hold. */
export const kitchenModels: readonly DemoModel[] = [
  {
    ...caldorra,
    key: "caldorra-vapora-6",
    familyKey: "combi-oven",
    name: "Vapora 6",
    introducedYear: 2017,
    popularity: 3,
    lifetimeFactor: 1,
    components: [...combiOven, doorSwitch],
  },
  {
    ...caldorra,
    key: "caldorra-vapora-10",
    familyKey: "combi-oven",
    name: "Vapora 10",
    introducedYear: 2018,
    popularity: 4,
    lifetimeFactor: 1,
    components: [...combiOven, doorSwitch],
  },
  {
    ...caldorra,
    key: "caldorra-vapora-20",
    familyKey: "combi-oven",
    name: "Vapora 20 trolley",
    introducedYear: 2020,
    popularity: 2,
    lifetimeFactor: 0.95,
    components: [...combiOven, doorSwitch, contactor],
  },
  {
    ...brenwick,
    key: "brenwick-steamline-10",
    familyKey: "combi-oven",
    name: "Steamline SL10",
    introducedYear: 2016,
    popularity: 2,
    lifetimeFactor: 1.1,
    components: [...combiOven, looseTerminal],
  },
  {
    ...caldorra,
    key: "caldorra-solera-3",
    familyKey: "deck-oven",
    name: "Solera 3 deck",
    introducedYear: 2012,
    popularity: 3,
    lifetimeFactor: 1,
    components: deckOven,
  },
  {
    ...caldorra,
    key: "caldorra-solera-4e",
    familyKey: "deck-oven",
    name: "Solera 4E deck",
    introducedYear: 2019,
    popularity: 2,
    lifetimeFactor: 1.2,
    components: [...deckOven, limescale],
  },
  {
    ...brenwick,
    key: "brenwick-hearth-2",
    familyKey: "deck-oven",
    name: "Hearthstone H2",
    introducedYear: 2014,
    popularity: 2,
    lifetimeFactor: 0.9,
    components: deckOven,
  },
  {
    ...ondelle,
    key: "ondelle-u450",
    familyKey: "dishwasher",
    name: "U450 undercounter",
    introducedYear: 2019,
    popularity: 6,
    lifetimeFactor: 1,
    components: dishwasher,
    stories: [
      {
        kind: "emerging",
        componentKey: "drain-pump",
        sinceDaysBeforeNow: 42,
        hazardFactor: 20,
        repairTitle: "Replace drain pump",
        malfunctions: ["Drain pump impeller loose on shaft", "Impeller of drain pump broken off at the hub"],
        causes: [
          "Impeller hub cracked",
          "Impeller hub split after new rinse aid",
          "Cracked plastic hub, same as last week",
        ],
      },
    ],
  },
  {
    ...ondelle,
    key: "ondelle-h800",
    familyKey: "dishwasher",
    name: "H800 hood",
    introducedYear: 2015,
    popularity: 3,
    lifetimeFactor: 1.05,
    components: [...dishwasher, motorBearing],
  },
  {
    ...brenwick,
    key: "brenwick-brisk-500",
    familyKey: "dishwasher",
    name: "Brisk 500",
    introducedYear: 2018,
    popularity: 3,
    lifetimeFactor: 0.95,
    components: [...dishwasher, controlBoard],
  },
  {
    ...kelvarra,
    key: "kelvarra-alba-700",
    name: "Alba 700 cabinet",
    introducedYear: 2015,
    popularity: 4,
    lifetimeFactor: 1,
    components: coldRoom,
  },
  {
    ...kelvarra,
    key: "kelvarra-nevia-cr",
    name: "Nevia CR cold room",
    introducedYear: 2013,
    popularity: 4,
    lifetimeFactor: 1,
    components: [...coldRoom, controlBoard],
  },
  {
    ...kelvarra,
    key: "kelvarra-nevia-fr",
    name: "Nevia FR freezer room",
    introducedYear: 2016,
    popularity: 2,
    lifetimeFactor: 0.9,
    components: coldRoom,
  },
  {
    ...climarel,
    key: "climarel-gelo-40",
    name: "Gelo 40 kW",
    introducedYear: 2014,
    popularity: 2,
    lifetimeFactor: 0.95,
    components: [...chiller, pressureComponents.pressureSwitch],
  },
  {
    ...climarel,
    key: "climarel-gelo-120",
    name: "Gelo 120 kW",
    introducedYear: 2018,
    popularity: 2,
    lifetimeFactor: 1.05,
    components: [...chiller, pressureComponents.pressureSwitch],
  },
];
