import type { DemoComponent } from "../types.ts";

/** Parts of dishwashers. */
export const warewashComponents = {
  washPump: {
    key: "wash-pump",
    name: "Wash pump",
    lifetime: { shape: 1.6, scaleDays: 900 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Plates come out dirty, there is no force in the water",
        "wash arms dont turn",
        "Loud grinding during washing and glasses are still greasy",
        "no water spraying, pump only hums",
        "washes badly, lots of foam",
        "Leaks underneath when washing, not when it stands",
      ],
      es: ["Salen los platos sucios, no hay presión", "no giran los brazos de lavado"],
      pt: ["A loiça sai suja, sem pressão", "os braços não rodam"],
    },
    malfunctions: [
      "Wash jets blocked, no pressure at the arms",
      "Wash pump impeller worn",
      "Wash pump seized",
      "Wash pump seal leaking",
    ],
    causes: [
      "Food waste past a missing filter",
      "Cutlery went through the impeller",
      "Seal faces scaled up",
      "Wrong detergent foams and runs the pump dry",
    ],
    repairs: [
      {
        title: "Replace wash pump",
        work: { share: 6, holdShare: 0.97, medianMinutes: 75, spread: 0.3, skill: "plumbing" },
        parts: [{ name: "Wash pump 0.8 kW", number: "WP-0800" }],
        notFor: ["Wash jets blocked, no pressure at the arms", "Food waste past a missing filter"],
        solutions: [
          "Replaced wash pump, wash pressure good",
          "new wash pmp + clips",
          "wash pump repl, arms cleaned",
          "Pump seized, exchanged, two test washes",
        ],
      },
      {
        title: "Clean wash arms",
        work: { share: 3, holdShare: 0.85, medianMinutes: 30, spread: 0.3, skill: "plumbing" },
        parts: [],
        notFor: [
          "Wash pump impeller worn",
          "Wash pump seized",
          "Wash pump seal leaking",
          "Cutlery went through the impeller",
          "Seal faces scaled up",
        ],
        solutions: [
          "Wash jets blocked with rice and labels, cleaned",
          "cleaned arms & filters, showed staff",
          "arms descaled, bearing freed",
          "Took both arms out, rinsed, end caps were missing and have been fitted",
        ],
      },
    ],
  },
  dosingPump: {
    key: "dosing-pump",
    name: "Detergent dosing pump",
    lifetime: { shape: 2.4, scaleDays: 520 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "No detergent, canister stays full",
        "glasses come out cloudy with streaks",
        "It uses up rinse aid in two days",
        "soap not going in",
        "detergant hose is empty, there is only air",
        "Everything smells of chlorine and feels slimy, I think it doses too much",
      ],
      es: ["No coge detergente", "los vasos salen con velo"],
      pt: ["Não puxa detergente", "os copos saem baços"],
    },
    malfunctions: ["Peristaltic hose split", "Dosing pump sucks air"],
    causes: ["Squeeze tube at end of life", "Suction lance filter blocked", "Canister change introduced air"],
    repairs: [
      {
        title: "Replace dosing hose",
        work: { share: 8, holdShare: 0.95, medianMinutes: 30, spread: 0.25, skill: "plumbing" },
        parts: [{ name: "Squeeze tube kit", number: "DT-0046" }],
        notFor: ["Suction lance filter blocked", "Canister change introduced air"],
        solutions: [
          "New squeeze tube, primed, dosing 2 g/l",
          "peristaltic tube repl",
          "dosing hose changed + primed",
          "Replaced tube in both dosers, titration ok",
        ],
      },
      {
        title: "Prime dosing pump",
        work: { share: 2, holdShare: 0.8, medianMinutes: 20, spread: 0.25, skill: "plumbing" },
        parts: [],
        notFor: ["Peristaltic hose split", "Squeeze tube at end of life"],
        solutions: [
          "Bled air, primed, cleaned suction filter",
          "primed doser",
          "lance filter cleaned & primed",
          "Canister lance was not at the bottom, primed and set dose",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
