import { buildingComponents } from "../components/building-components.ts";
import { coldComponents } from "../components/cold-components.ts";
import { driveComponents } from "../components/drive-components.ts";
import { electricalComponents } from "../components/electrical-components.ts";
import { liftComponents } from "../components/lift-components.ts";
import { machiningComponents } from "../components/machining-components.ts";
import { mechanicalComponents } from "../components/mechanical-components.ts";
import { pressureComponents } from "../components/pressure-components.ts";
import { printComponents } from "../components/print-components.ts";
import { sensorComponents } from "../components/sensor-components.ts";
import { sterileComponents } from "../components/sterile-components.ts";
import { ultrasoundComponents } from "../components/ultrasound-components.ts";
import { variantComponents } from "../components/variant-components.ts";
import { xrayComponents } from "../components/xray-components.ts";
import type { DemoModel } from "../types.ts";

const { controlBoard, powerSupply, contactor } = electricalComponents;
const { motorBearing, doorGasket } = mechanicalComponents;
const { vBelt } = driveComponents;
const { airFilter, pressureSwitch } = pressureComponents;
const { temperatureProbe } = sensorComponents;
const { coolingCircuit, coolingStart } = variantComponents;
const { ignition, gasValve, circulationPump, expansionVessel, damperActuator } = buildingComponents;
const { transducer, console: panel } = ultrasoundComponents;
const { detector, collimator, highVoltage } = xrayComponents;
const { vacuumPump, steamValve, drainFilter } = sterileComponents;
const { printhead, platenRoller, labelSensor } = printComponents;

const rooftop = [coolingCircuit, coolingStart, coldComponents.condenser, airFilter, vBelt, damperActuator];
const boiler = [ignition, gasValve, circulationPump, expansionVessel, temperatureProbe, controlBoard];
const autoclave = [vacuumPump, steamValve, drainFilter, doorGasket, temperatureProbe];
const liftDoor = Object.values(liftComponents);
const spindle = Object.values(machiningComponents);
const printer = [printhead, platenRoller, labelSensor, powerSupply];

const climarel = { manufacturerKey: "climarel", familyKey: "rooftop-unit", stories: [] } as const;
const brasenor = { manufacturerKey: "brasenor", familyKey: "gas-boiler", stories: [] } as const;
const elevane = { manufacturerKey: "elevane", familyKey: "lift-door", stories: [] } as const;
const sonivera = { manufacturerKey: "sonivera", stories: [] } as const;
const sterivant = { manufacturerKey: "sterivant", familyKey: "autoclave", stories: [] } as const;
const spindrel = { manufacturerKey: "spindrel", familyKey: "cnc-spindle", stories: [] } as const;
const etiquor = { manufacturerKey: "etiquor", familyKey: "label-printer", stories: [] } as const;

/** Buildings, medicine, machine tools and label printers. */
export const buildingModels: readonly DemoModel[] = [
  {
    ...climarel,
    key: "climarel-tetto-30",
    name: "Tetto 30",
    introducedYear: 2012,
    popularity: 3,
    lifetimeFactor: 0.95,
    components: rooftop,
  },
  {
    ...climarel,
    key: "climarel-tetto-60",
    name: "Tetto 60",
    introducedYear: 2016,
    popularity: 3,
    lifetimeFactor: 1.05,
    components: [...rooftop, motorBearing],
  },
  {
    ...brasenor,
    key: "brasenor-chama-50",
    name: "Chama 50",
    introducedYear: 2011,
    popularity: 3,
    lifetimeFactor: 0.95,
    components: boiler,
  },
  {
    ...brasenor,
    key: "brasenor-chama-150",
    name: "Chama 150 condensing",
    introducedYear: 2017,
    popularity: 3,
    lifetimeFactor: 1.05,
    components: [...boiler, pressureSwitch],
  },
  {
    ...elevane,
    key: "elevane-corre-2",
    name: "Corre 2 panels",
    introducedYear: 2008,
    popularity: 4,
    lifetimeFactor: 0.95,
    components: liftDoor,
  },
  {
    ...elevane,
    key: "elevane-corre-4c",
    name: "Corre 4 central",
    introducedYear: 2015,
    popularity: 3,
    lifetimeFactor: 1.05,
    components: [...liftDoor, controlBoard],
  },
  {
    ...sonivera,
    key: "sonivera-echo-s",
    familyKey: "ultrasound",
    name: "Echo S cart",
    introducedYear: 2015,
    popularity: 3,
    lifetimeFactor: 1,
    components: [transducer, panel, powerSupply, controlBoard],
  },
  {
    ...sonivera,
    key: "sonivera-echo-p",
    familyKey: "ultrasound",
    name: "Echo P portable",
    introducedYear: 2019,
    popularity: 3,
    lifetimeFactor: 0.9,
    components: [transducer, panel, powerSupply],
  },
  {
    ...sonivera,
    key: "sonivera-lumen-dr",
    familyKey: "xray",
    name: "Lumen DR room",
    introducedYear: 2013,
    popularity: 2,
    lifetimeFactor: 1,
    components: [detector, collimator, highVoltage, contactor],
  },
  {
    ...sonivera,
    key: "sonivera-lumen-m",
    familyKey: "xray",
    name: "Lumen M mobile",
    introducedYear: 2018,
    popularity: 2,
    lifetimeFactor: 0.95,
    components: [detector, collimator, highVoltage, powerSupply],
  },
  {
    ...sterivant,
    key: "sterivant-b18",
    name: "B18 bench-top",
    introducedYear: 2014,
    popularity: 4,
    lifetimeFactor: 1,
    components: [...autoclave, powerSupply],
  },
  {
    ...sterivant,
    key: "sterivant-b23",
    name: "B23 bench-top",
    introducedYear: 2019,
    popularity: 3,
    lifetimeFactor: 1.1,
    components: [...autoclave, controlBoard],
  },
  {
    ...spindrel,
    key: "spindrel-s18",
    name: "S18-40 cartridge",
    introducedYear: 2013,
    popularity: 3,
    lifetimeFactor: 1,
    components: spindle,
  },
  {
    ...spindrel,
    key: "spindrel-s24",
    name: "S24-63 cartridge",
    introducedYear: 2018,
    popularity: 2,
    lifetimeFactor: 0.95,
    components: [...spindle, motorBearing],
  },
  {
    ...etiquor,
    key: "etiquor-t4",
    name: "T4 desktop",
    introducedYear: 2016,
    popularity: 3,
    lifetimeFactor: 1,
    components: printer,
  },
  {
    ...etiquor,
    key: "etiquor-i6",
    name: "I6 industrial",
    introducedYear: 2014,
    popularity: 3,
    lifetimeFactor: 1.1,
    components: [...printer, controlBoard],
  },
];
