import type { DemoComponent } from "../types.ts";

/** Pressure switches and air filters, which many kinds of machine share. */
export const pressureComponents = {
  pressureSwitch: {
    key: "pressure-switch",
    name: "Pressure switch",
    lifetime: { shape: 1.3, scaleDays: 1100 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "Starts and stops all the time",
        "low pressure alarm but gauge looks fine",
        "It will not cut in when pressure drops",
        "goes over the set presure and the safety valve blows",
        "pressure fault, resets and comes back",
        "Short cycling, every ten seconds on off on off",
      ],
      es: ["Arranca y para continuamente", "alarma de presión aunque el manómetro está bien"],
      pt: ["Arranca e pára sem parar", "alarme de pressão mas o manómetro está normal"],
    },
    malfunctions: ["Pressure switch out of adjustment", "Pressostat contacts sticking", "Impulse line blocked"],
    causes: ["Diaphragm aged", "Sludge in the impulse line", "Set point moved by vibration"],
    repairs: [
      {
        title: "Replace pressure switch",
        work: { share: 7, holdShare: 0.96, medianMinutes: 45, spread: 0.3, skill: "pressure_systems" },
        parts: [{ name: "Pressure switch, adjustable", number: "PR-0812" }],
        notFor: ["Pressure switch out of adjustment", "Set point moved by vibration"],
        solutions: [
          "Replaced pressure switch, set cut-in 6.5 cut-out 8 bar",
          "new pressostat, diff adjusted",
          "PS repl and tested 10 cycles",
          "Pressure switch changed, impulse line blown through",
        ],
      },
      {
        title: "Adjust pressure switch",
        work: { share: 3, holdShare: 0.74, medianMinutes: 25, spread: 0.3, skill: "pressure_systems" },
        parts: [],
        notFor: ["Pressostat contacts sticking", "Diaphragm aged"],
        solutions: [
          "Readjusted cut-in and cut-out",
          "adj pressostat, diff was too small",
          "set pressure sw, cleaned line",
          "Set point corrected and sealed with paint",
        ],
      },
    ],
  },
  airFilter: {
    key: "air-filter",
    name: "Air filter and grille",
    lifetime: { shape: 2.8, scaleDays: 330 },
    season: "summer",
    urgency: "low",
    symptoms: {
      en: [
        "Overheats and switches off in the afternoon",
        "filter alarm",
        "Fan very loud, warm air comes out and it stops after an hour",
        "over temperature warning every day now",
        "its full of dust, can someone clean it",
        "hardly any air comming out",
      ],
      es: ["Se calienta y se para por la tarde", "aviso de filtro sucio"],
      pt: ["Sobreaquece e pára à tarde", "alarme de filtro"],
    },
    malfunctions: ["Air filter clogged, cooling air blocked", "Cooler matrix full of lint"],
    causes: [
      "Filter past its interval",
      "Dusty surroundings, building work next door",
      "Cardboard stored in front of the intake",
    ],
    repairs: [
      {
        title: "Replace air filter",
        work: { share: 6, holdShare: 0.95, medianMinutes: 30, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "Filter mat G4", number: "AF-G4" }],
        notFor: ["Cooler matrix full of lint", "Cardboard stored in front of the intake"],
        solutions: [
          "New filter set fitted, delta p back to normal",
          "filters repl",
          "changed filter mats, reset hour counter",
          "Replaced intake filter, blew out the cooler",
        ],
      },
      {
        title: "Clean cooler",
        work: { share: 4, holdShare: 0.86, medianMinutes: 55, spread: 0.3, skill: "mechanical" },
        parts: [],
        notFor: ["Air filter clogged, cooling air blocked", "Filter past its interval"],
        solutions: [
          "Blew out cooler from inside with air, temp down 15 degrees",
          "cleaned cooler + fan",
          "cooler washed, matrix was blocked with lint",
          "Vacuumed intake and brushed the fins",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
