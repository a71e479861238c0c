import { airComponents } from "../components/air-components.ts";
import { conveyorComponents } from "../components/conveyor-components.ts";
import { driveComponents } from "../components/drive-components.ts";
import { electricalComponents } from "../components/electrical-components.ts";
import { mechanicalComponents } from "../components/mechanical-components.ts";
import { packagingComponents } from "../components/packaging-components.ts";
import { pressureComponents } from "../components/pressure-components.ts";
import { pumpComponents } from "../components/pump-components.ts";
import { sensorComponents } from "../components/sensor-components.ts";
import { truckElectricalComponents } from "../components/truck-electrical-components.ts";
import { truckMechanicalComponents } from "../components/truck-mechanical-components.ts";
import type { DemoModel } from "../types.ts";

const { contactor, looseTerminal, controlBoard, powerSupply } = electricalComponents;
const { motorBearing, mechanicalSeal } = mechanicalComponents;
const { vBelt, driveGearbox } = driveComponents;
const { pressureSwitch, airFilter } = pressureComponents;
const { impeller, suctionSide, stator, pinJoint, variableDrive } = pumpComponents;
const { oilSeparator, thermostaticValve, intakeValve, condensateDrain } = airComponents;
const { battery, seatSwitch } = truckElectricalComponents;
const { liftHydraulics, mastChain, tyre } = truckMechanicalComponents;
const { conveyorBelt, conveyorRoller } = conveyorComponents;
const { sealingJaw, filmKnife, vacuumUnit } = packagingComponents;
const { positionSensor, temperatureProbe } = sensorComponents;

const centrifugal = [mechanicalSeal, impeller, suctionSide, motorBearing];
const progressiveCavity = [stator, pinJoint, mechanicalSeal, driveGearbox, variableDrive];
const compressor = [oilSeparator, thermostaticValve, intakeValve, condensateDrain, airFilter, pressureSwitch];
const forklift = [battery, liftHydraulics, mastChain, seatSwitch, tyre, controlBoard];
const conveyor = [conveyorBelt, driveGearbox, positionSensor, looseTerminal];

const tormant = { manufacturerKey: "tormant", stories: [] } as const;
const hidrovela = { manufacturerKey: "hidrovela", stories: [] } as const;
const pneumora = { manufacturerKey: "pneumora", familyKey: "screw-compressor", stories: [] } as const;
const grendal = { manufacturerKey: "grendal", familyKey: "forklift", stories: [] } as const;
const transvolta = { manufacturerKey: "transvolta", stories: [] } as const;
const packlune = { manufacturerKey: "packlune", stories: [] } as const;

/** Pumps, compressed air, trucks, conveyors and packaging. The Linea 300 got a better jaw heater 400 days ago. */
export const plantModels: readonly DemoModel[] = [
  {
    ...tormant,
    key: "tormant-nk65",
    familyKey: "centrifugal-pump",
    name: "NK 65-200",
    introducedYear: 2009,
    popularity: 3,
    lifetimeFactor: 1.1,
    components: [...centrifugal, looseTerminal],
  },
  {
    ...tormant,
    key: "tormant-nk100",
    familyKey: "centrifugal-pump",
    name: "NK 100-250 VSD",
    introducedYear: 2016,
    popularity: 2,
    lifetimeFactor: 1,
    components: [...centrifugal, variableDrive, pressureSwitch],
  },
  {
    ...hidrovela,
    key: "hidrovela-sanea-40",
    familyKey: "centrifugal-pump",
    name: "Sanea 40 hygienic",
    introducedYear: 2014,
    popularity: 2,
    lifetimeFactor: 0.95,
    components: centrifugal,
  },
  {
    ...tormant,
    key: "tormant-exz-12",
    familyKey: "progressive-cavity-pump",
    name: "EXZ 12",
    introducedYear: 2011,
    popularity: 2,
    lifetimeFactor: 1,
    components: progressiveCavity,
  },
  {
    ...hidrovela,
    key: "hidrovela-mosto-8",
    familyKey: "progressive-cavity-pump",
    name: "Mosto 8 with hopper",
    introducedYear: 2015,
    popularity: 2,
    lifetimeFactor: 0.9,
    components: progressiveCavity,
  },
  {
    ...pneumora,
    key: "pneumora-sk15",
    name: "SK 15 belt drive",
    introducedYear: 2012,
    popularity: 4,
    lifetimeFactor: 0.95,
    components: [...compressor, vBelt, contactor],
  },
  {
    ...pneumora,
    key: "pneumora-sk37",
    name: "SK 37 direct",
    introducedYear: 2015,
    popularity: 3,
    lifetimeFactor: 1,
    components: [...compressor, motorBearing, contactor],
  },
  {
    ...pneumora,
    key: "pneumora-sv55",
    name: "SV 55 variable speed",
    introducedYear: 2019,
    popularity: 2,
    lifetimeFactor: 1.1,
    components: [...compressor, motorBearing, variableDrive],
  },
  {
    ...grendal,
    key: "grendal-e16",
    name: "E16 three-wheel",
    introducedYear: 2014,
    popularity: 4,
    lifetimeFactor: 1,
    components: forklift,
  },
  {
    ...grendal,
    key: "grendal-e25",
    name: "E25 four-wheel",
    introducedYear: 2017,
    popularity: 3,
    lifetimeFactor: 1.05,
    components: [...forklift, motorBearing],
  },
  {
    ...transvolta,
    key: "transvolta-r14",
    familyKey: "forklift",
    name: "R14 reach truck",
    introducedYear: 2018,
    popularity: 2,
    lifetimeFactor: 0.9,
    components: forklift,
  },
  {
    ...transvolta,
    key: "transvolta-bc600",
    familyKey: "conveyor",
    name: "BC 600 belt conveyor",
    introducedYear: 2010,
    popularity: 4,
    lifetimeFactor: 1,
    components: [...conveyor, motorBearing],
  },
  {
    ...transvolta,
    key: "transvolta-rc400",
    familyKey: "conveyor",
    name: "RC 400 roller line",
    introducedYear: 2016,
    popularity: 3,
    lifetimeFactor: 1.05,
    components: [conveyorRoller, driveGearbox, positionSensor, powerSupply],
  },
  {
    ...transvolta,
    key: "transvolta-ic200",
    familyKey: "conveyor",
    name: "IC 200 incline",
    introducedYear: 2018,
    popularity: 2,
    lifetimeFactor: 0.9,
    components: [...conveyor, variableDrive],
  },
  {
    ...packlune,
    key: "packlune-linea-300",
    familyKey: "flow-wrapper",
    name: "Linea 300",
    introducedYear: 2019,
    popularity: 5,
    lifetimeFactor: 1,
    // The first jaw heater of this model was weak: see the story below.
    components: [
      { ...sealingJaw, lifetime: { shape: 1.5, scaleDays: 130 } },
      filmKnife,
      positionSensor,
      temperatureProbe,
      motorBearing,
    ],
    stories: [{ kind: "redesigned", componentKey: "sealing-jaw", sinceDaysBeforeNow: 400, lifetimeFactor: 5 }],
  },
  {
    ...packlune,
    key: "packlune-linea-120",
    familyKey: "flow-wrapper",
    name: "Linea 120",
    introducedYear: 2013,
    popularity: 2,
    lifetimeFactor: 1,
    components: [sealingJaw, filmKnife, positionSensor, temperatureProbe, controlBoard],
  },
  {
    ...packlune,
    key: "packlune-vaco-2",
    familyKey: "vacuum-packer",
    name: "Vaco 2 chamber",
    introducedYear: 2012,
    popularity: 3,
    lifetimeFactor: 1,
    components: [vacuumUnit, sealingJaw, controlBoard, contactor],
  },
  {
    ...packlune,
    key: "packlune-vaco-t",
    familyKey: "vacuum-packer",
    name: "Vaco T tray sealer",
    introducedYear: 2017,
    popularity: 2,
    lifetimeFactor: 0.95,
    components: [vacuumUnit, sealingJaw, filmKnife, positionSensor, controlBoard],
  },
];
