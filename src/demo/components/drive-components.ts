import type { DemoComponent } from "../types.ts";

/** Belts and gears that many kinds of machine share. */
export const driveComponents = {
  vBelt: {
    key: "v-belt",
    name: "V-belt",
    lifetime: { shape: 2.4, scaleDays: 480 },
    season: "summer",
    urgency: "normal",
    symptoms: {
      en: [
        "Squeals like a pig when it starts",
        "motor turns but nothing moves",
        "Loud squeeling for the first minute, then a smell of rubber",
        "There are black crumbs under the guard and it has lost power",
        "belt noise, slapping",
        "Fan runs slow and the belt seems loose to me",
      ],
      es: ["Chirría mucho al arrancar y huele a goma", "el motor gira pero no mueve nada"],
      pt: ["Chia muito ao arrancar e cheira a borracha"],
    },
    malfunctions: ["V-belts cracked and slipping", "Drive belt broken", "Belt glazed, tension lost"],
    causes: ["Belt at end of life", "Pulleys out of line", "Belt tension never checked"],
    repairs: [
      {
        title: "Replace V-belt",
        work: { share: 7, holdShare: 0.97, medianMinutes: 50, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "V-belt set", number: "VB-SPA1250" }],
        solutions: [
          "Replaced belt set, aligned pulleys with straightedge, tension to spec",
          "new v belts x2, tensioned",
          "belts repl'd, pulley grooves ok",
          "Fitted matched set of belts, retension after 24 h run advised",
        ],
      },
      {
        title: "Adjust belt tension",
        work: { share: 3, holdShare: 0.66, medianMinutes: 25, spread: 0.3, skill: "mechanical" },
        parts: [],
        notFor: ["Drive belt broken", "V-belts cracked and slipping", "Belt at end of life"],
        solutions: [
          "Tensioned belt, will need replacing at next visit",
          "adj tension, noise gone",
          "belt tightened + dressed",
          "moved motor back 8 mm, belt no longer slips",
        ],
      },
    ],
  },
  driveGearbox: {
    key: "drive-gearbox",
    name: "Gear motor",
    lifetime: { shape: 1.9, scaleDays: 1300 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Oil dripping from the gearbox on the product side",
        "gearbox knocks at every turn",
        "Very jerky, and there is a pool of oil under the drive",
        "drive motor trips on overload when loaded",
        "geerbox leaking oil",
        "It hums but the shaft does not turn, you can feel that it is stuck",
      ],
      es: ["Pierde aceite el reductor", "el reductor golpea y salta el térmico"],
      pt: ["O redutor perde óleo", "o motor dispara por sobrecarga"],
    },
    malfunctions: ["Gearbox output seal leaking", "Worm wheel worn, drive knocking"],
    causes: ["Oil seal hardened", "Low oil for a long time", "Jam overloaded the gears"],
    repairs: [
      {
        title: "Replace gearbox seal",
        work: { share: 6, holdShare: 0.93, medianMinutes: 105, spread: 0.35, skill: "mechanical" },
        parts: [{ name: "Oil seal 35 × 52 × 7", number: "OS-355207" }],
        notFor: ["Worm wheel worn, drive knocking", "Jam overloaded the gears", "Low oil for a long time"],
        solutions: [
          "Replaced output seal, filled 0.9 l food grade oil",
          "new oil seal g/box, level ok",
          "seal repl, breather was blocked, cleaned",
          "Shaft polished, seal and oil changed",
        ],
      },
      {
        title: "Replace gear motor",
        work: { share: 3, holdShare: 0.98, medianMinutes: 150, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "Worm gear motor 0.75 kW", number: "GM-075" }],
        notFor: ["Gearbox output seal leaking", "Oil seal hardened"],
        solutions: [
          "Swapped complete gearmotor, direction checked, 1.6 A",
          "new geared motor fitted",
          "g/motor repl, chain aligned",
          "Drive unit exchanged, overload set to 2.1 A",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
