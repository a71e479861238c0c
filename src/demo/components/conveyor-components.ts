import type { DemoComponent } from "../types.ts";

/** Parts of conveyors. */
export const conveyorComponents = {
  conveyorBelt: {
    key: "conveyor-belt",
    name: "Conveyor belt",
    lifetime: { shape: 1.6, scaleDays: 380 },
    season: "year_end",
    urgency: "high",
    symptoms: {
      en: [
        "Belt runs off to the left and rubs on the frame",
        "belt torn at the joint",
        "Boxes get stuck because the belt edge is frayed",
        "belt slips when loaded, stands still under the boxes",
        "conveyer belt not straight",
        "The splice is opening up, it hooks on the scraper every turn, will not last the weekend",
      ],
      es: ["La cinta se va a un lado y roza", "se ha abierto el empalme de la cinta"],
      pt: ["O tapete foge para um lado", "a junta do tapete está a abrir"],
    },
    malfunctions: ["Belt mistracking 40 mm", "Belt splice opening", "Belt edge frayed on frame"],
    causes: ["Build-up on the tail drum", "Splice at end of life", "Side guide knocked by a forklift"],
    repairs: [
      {
        title: "Track belt",
        work: { share: 6, holdShare: 0.8, medianMinutes: 35, spread: 0.35, skill: "mechanical" },
        parts: [],
        notFor: ["Belt splice opening", "Splice at end of life"],
        solutions: [
          "Cleaned tail drum, tracked belt, ran 15 min centred",
          "belt tracked",
          "re-tracked & tensioned",
          "Set tail pulley 4 mm, belt runs in the middle now",
        ],
      },
      {
        title: "Replace conveyor belt",
        work: { share: 4, holdShare: 0.98, medianMinutes: 140, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "PU belt 600 mm, endless", number: "CB-0600" }],
        notFor: ["Belt mistracking 40 mm", "Build-up on the tail drum"],
        solutions: [
          "New belt fitted and tracked, old splice was gone",
          "belt c/o, tensioned 0.6 %",
          "new PU belt, scraper adj",
          "Belt replaced, drum lagging still fine",
        ],
      },
    ],
  },
  conveyorRoller: {
    key: "conveyor-roller",
    name: "Rollers",
    lifetime: { shape: 1.9, scaleDays: 560 },
    season: "year_end",
    urgency: "normal",
    symptoms: {
      en: [
        "One roller screams",
        "squeaky roller near the end",
        "rollers not turning, cartons stop there",
        "Roller jumped out and hangs down",
        "high pitched noise, gets on everybodys nerves",
        "Third roller after the bend is stuck and has a flat side, parcels turn sideways on it",
      ],
      es: ["Un rodillo chilla", "no giran los rodillos y se paran las cajas"],
      pt: ["Um rolo guincha", "os rolos não rodam"],
    },
    malfunctions: ["Roller bearing seized", "Roller drive band broken"],
    causes: ["Bearing dry", "O-band worn", "Pallet hit the roller"],
    repairs: [
      {
        title: "Replace roller",
        work: { share: 6, holdShare: 0.98, medianMinutes: 35, spread: 0.35, skill: "mechanical" },
        parts: [{ name: "Roller 50 × 600", number: "RL-5060" }],
        notFor: ["Roller drive band broken", "O-band worn"],
        solutions: [
          "Changed two rollers, noise gone",
          "roller repl",
          "new roller, frame bent back",
          "Replaced seized roller and its neighbour",
        ],
      },
      {
        title: "Replace drive bands",
        work: { share: 4, holdShare: 0.95, medianMinutes: 45, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "O-band 5 mm, set of 10", number: "OB-0005" }],
        notFor: ["Roller bearing seized", "Bearing dry", "Pallet hit the roller"],
        solutions: [
          "New O-bands on the zone, all rollers drive",
          "bands x6 repl",
          "o-bands c/o",
          "Broken drive bands changed, spares left on the shaft",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
