import type { DemoComponent } from "../types.ts";

/** Probes and switches that many kinds of machine share. */
export const sensorComponents = {
  temperatureProbe: {
    key: "temperature-probe",
    name: "Temperature probe",
    lifetime: { shape: 1.3, scaleDays: 900 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "Temperature on the display jumps around",
        "shows 999 degrees when cold",
        "Far too hot although it is set to the usual value",
        "probe error on screen",
        "temprature is wrong, our own thermometer says 30 less",
        "Reading is off by a lot and product comes out different every time",
      ],
      es: ["Marca una temperatura que no es", "error de sonda en pantalla"],
      pt: ["A temperatura salta no visor", "erro de sonda"],
    },
    malfunctions: ["Probe reads open circuit intermittently", "Temperature sensor drifted 25 °C", "Probe lead broken"],
    causes: ["Sensor lead broken at the bend", "Connector oxidised", "Probe aged and drifted"],
    repairs: [
      {
        title: "Replace temperature probe",
        work: { share: 8, holdShare: 0.97, medianMinutes: 40, spread: 0.3, skill: "electrical" },
        parts: [{ name: "Temperature probe, stainless", number: "TP-1006" }],
        solutions: [
          "Replaced probe, checked against reference, within 1 deg",
          "new temp sensor, calibrated",
          "repl t/c, reads ok",
          "Probe swapped, lead rerouted away from the hot side",
        ],
      },
      {
        title: "Recalibrate temperature",
        work: { share: 2, holdShare: 0.72, medianMinutes: 30, spread: 0.25, skill: "electrical" },
        parts: [],
        notFor: ["Probe reads open circuit intermittently", "Probe lead broken", "Sensor lead broken at the bend"],
        solutions: [
          "Offset corrected by 6 degrees in service menu",
          "recal done w/ ref thermometer",
          "calibrated temp, customer to watch",
          "set offset -4, cleaned plug of sensor",
        ],
      },
    ],
  },
  positionSensor: {
    key: "position-sensor",
    name: "Position sensor",
    lifetime: { shape: 1.1, scaleDays: 650 },
    season: "wet",
    urgency: "normal",
    symptoms: {
      en: [
        "Stops at the same spot every time and gives a sensor fault",
        "does not see the product any more",
        "It waits for ever, as if it does not know that it is closed",
        "sensor error E12",
        "stops for no reason, if I wave my hand in front it goes on",
        "photocel not working, green light off",
      ],
      es: ["No detecta y se para", "fallo de sensor en pantalla, siempre en el mismo punto"],
      pt: ["O sensor não detecta, pára sempre no mesmo sítio"],
    },
    malfunctions: ["Proximity switch does not switch", "Photo-eye dirty and out of line", "Sensor cable damaged"],
    causes: ["Knocked out of position", "Lens fouled with dust and grease", "Cable broken in the drag chain"],
    repairs: [
      {
        title: "Replace sensor",
        work: { share: 6, holdShare: 0.96, medianMinutes: 40, spread: 0.35, skill: "controls" },
        parts: [{ name: "Sensor M18 PNP", number: "SN-M18P" }],
        notFor: ["Photo-eye dirty and out of line", "Lens fouled with dust and grease", "Knocked out of position"],
        solutions: [
          "Replaced prox and set gap 3 mm",
          "new photoeye fitted + aligned",
          "sensor repl, teach-in done",
          "Changed sensor with cable, input LED toggles as it should",
        ],
      },
      {
        title: "Realign sensor",
        work: { share: 4, holdShare: 0.78, medianMinutes: 20, spread: 0.3, skill: "controls" },
        parts: [],
        notFor: ["Proximity switch does not switch", "Sensor cable damaged", "Cable broken in the drag chain"],
        solutions: [
          "Cleaned lens and realigned to reflector",
          "sensor bent, straightened, locked w/ threadlock",
          "realigned eye, ok",
          "adjusted bracket, test 50 cycles no fault",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
