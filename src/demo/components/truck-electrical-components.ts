import type { DemoComponent } from "../types.ts";

/** Electrical parts of forklifts and pallet trucks. */
export const truckElectricalComponents = {
  battery: {
    key: "battery",
    name: "Traction battery",
    lifetime: { shape: 1.8, scaleDays: 620 },
    season: "winter",
    urgency: "high",
    symptoms: {
      en: [
        "Battery lasts only two hours",
        "shows full then dies with a pallet up",
        "Won't charge overnight, charger shows red",
        "truck very slow and battery sign flashing",
        "batery smells of rotten eggs when charging",
        "Half way through the shift it goes into crawl mode, before it lasted the whole day",
      ],
      es: ["La batería dura dos horas", "no carga por la noche"],
      pt: ["A bateria dura duas horas", "não carrega durante a noite"],
    },
    malfunctions: ["One cell at 1.4 V under load", "Battery low on water, plates exposed", "Battery plug burnt"],
    causes: [
      "Cells never topped up",
      "Sulphated after deep discharge",
      "Battery at end of life",
      "Charger plug loose, burnt",
    ],
    repairs: [
      {
        title: "Replace battery cell",
        work: { share: 5, holdShare: 0.94, medianMinutes: 110, spread: 0.3, skill: "electrical" },
        parts: [{ name: "Traction cell 2 V 500 Ah", number: "TC-0500" }],
        notFor: [
          "Battery low on water, plates exposed",
          "Battery plug burnt",
          "Charger plug loose, burnt",
          "Cells never topped up",
        ],
        solutions: [
          "Cell 9 dead, replaced, equalising charge, all cells 2.1 V",
          "new cell fitted + eq charge",
          "2 cells c/o",
          "Replaced weak cell and connectors, capacity test 88 %",
        ],
      },
      {
        title: "Top up and equalise battery",
        work: { share: 4, holdShare: 0.76, medianMinutes: 60, spread: 0.3, skill: "electrical" },
        parts: [],
        notFor: [
          "One cell at 1.4 V under load",
          "Battery plug burnt",
          "Battery at end of life",
          "Charger plug loose, burnt",
        ],
        solutions: [
          "Topped up 14 l, equalising charge started, shown the driver how",
          "watered batt + eq chg",
          "batt topped up, acid 1.27",
          "Filled cells with distilled water, cleaned terminals, equalised",
        ],
      },
      {
        title: "Replace battery connector",
        work: { share: 2, holdShare: 0.97, medianMinutes: 45, spread: 0.25, skill: "electrical" },
        parts: [{ name: "Battery connector 160 A", number: "BC-0160" }],
        notFor: [
          "One cell at 1.4 V under load",
          "Battery low on water, plates exposed",
          "Cells never topped up",
          "Sulphated after deep discharge",
          "Battery at end of life",
        ],
        solutions: [
          "Burnt connector replaced on truck and charger",
          "new plug 160A",
          "batt conn. repl both halves",
          "Connector melted, changed, crimps pulled tight",
        ],
      },
    ],
  },
  seatSwitch: {
    key: "seat-switch",
    name: "Seat switch and pedal",
    lifetime: { shape: 1.2, scaleDays: 520 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Stops when going over a bump",
        "will not drive, lifts ok",
        "Have to bounce on the seat before it moves",
        "no drive no fault code",
        "cuts out in curves, specialy with the light driver",
        "It thinks nobody is sitting on it",
      ],
      es: ["No anda pero sí eleva", "se para al pasar por un bache"],
      pt: ["Não anda mas eleva", "pára quando passa numa lomba"],
    },
    malfunctions: ["Seat switch intermittent", "Seat switch does not close under a light driver"],
    causes: ["Switch worn by use", "Cable pinched under the seat", "Connector corroded"],
    repairs: [
      {
        title: "Replace seat switch",
        work: { share: 7, holdShare: 0.96, medianMinutes: 40, spread: 0.3, skill: "electrical" },
        parts: [{ name: "Seat switch", number: "SS-0021" }],
        notFor: ["Connector corroded"],
        solutions: [
          "New seat switch, test drive over ramp ok",
          "seat sw repl",
          "seat sw + plug c/o",
          "Replaced seat switch and rerouted cable",
        ],
      },
      {
        title: "Reseat connector",
        work: { share: 2, holdShare: 0.68, medianMinutes: 20, spread: 0.3, skill: "electrical" },
        parts: [],
        notFor: ["Switch worn by use", "Cable pinched under the seat"],
        solutions: [
          "Connector under seat was off, plugged and tied",
          "reseated seat conn, ok",
          "cleaned + re-seated plug",
          "Plug corroded, contact spray, reseated, test drive",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
