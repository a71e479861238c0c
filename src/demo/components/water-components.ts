import type { DemoComponent } from "../types.ts";

/** Parts for water in and out that several kinds of machine share. */
export const waterComponents = {
  inletValve: {
    key: "inlet-valve",
    name: "Water inlet valve",
    lifetime: { shape: 1.4, scaleDays: 700 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Does not take any water",
        "no water coming in, error fill time",
        "It fills and fills and overflows",
        "Water keeps running in even when it is switched off at night",
        "not filing with water",
        "takes ten minutes to fill, used to take two",
      ],
      es: ["No entra agua", "no para de entrar agua aunque esté apagada"],
      pt: ["Não entra água", "continua a encher mesmo desligada"],
    },
    malfunctions: ["Inlet solenoid valve stuck closed", "Fill valve passes when shut", "Inlet strainer blocked"],
    causes: ["Limescale on the valve seat", "Coil burnt out", "Grit from works in the street"],
    repairs: [
      {
        title: "Replace inlet valve",
        work: { share: 7, holdShare: 0.96, medianMinutes: 40, spread: 0.3, skill: "plumbing" },
        parts: [{ name: "Solenoid valve 3/4 in, 230 V", number: "SV-3423" }],
        notFor: ["Inlet strainer blocked", "Grit from works in the street"],
        solutions: [
          "Replaced fill solenoid, no leaks, fill time 1:50",
          "new inlet vlv fitted",
          "solenoid repl + strainer cleaned",
          "Changed inlet valve and hose washer",
        ],
      },
      {
        title: "Clean inlet strainer",
        work: { share: 4, holdShare: 0.83, medianMinutes: 25, spread: 0.3, skill: "plumbing" },
        parts: [],
        notFor: [
          "Inlet solenoid valve stuck closed",
          "Fill valve passes when shut",
          "Limescale on the valve seat",
          "Coil burnt out",
        ],
        solutions: [
          "Strainer full of grit, cleaned, flow back to normal",
          "cleaned filter in inlet",
          "inlet strainer blocked, rinsed out, ok",
          "Took valve off, cleaned the sieve, shut-off valve was only half open too",
        ],
      },
    ],
  },
  drainPump: {
    key: "drain-pump",
    name: "Drain pump",
    lifetime: { shape: 1.6, scaleDays: 1000 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Water stays in the bottom",
        "does not drain, error E24",
        "Dirty water standing inside after the cycle and it smells",
        "not draning, we empty it with a jug",
        "pump hums at the end but water doesnt go",
        "Floor is flooded, the water comes back out of the machine instead of going down the drain",
      ],
      es: ["No desagua", "se queda el agua sucia dentro, error de desagüe"],
      pt: ["Não despeja a água", "fica água suja no fundo"],
    },
    malfunctions: ["Drain pump blocked", "Drain pump hums, impeller does not turn", "Drain pump winding open"],
    causes: ["Broken glass in the pump", "Bone splinter and label paper in the sump", "Pump worn out"],
    repairs: [
      {
        title: "Replace drain pump",
        work: { share: 6, holdShare: 0.97, medianMinutes: 45, spread: 0.3, skill: "plumbing" },
        parts: [{ name: "Drain pump 65 W", number: "DP-0065" }],
        notFor: ["Drain pump blocked", "Broken glass in the pump", "Bone splinter and label paper in the sump"],
        solutions: [
          "Replaced drain pump, drains in 20 s",
          "new drain pmp, hose cleared",
          "repl pump, sump cleaned",
          "Exchanged drain pump and non-return flap",
        ],
      },
      {
        title: "Clear drain blockage",
        work: { share: 5, holdShare: 0.8, medianMinutes: 30, spread: 0.35, skill: "plumbing" },
        parts: [],
        notFor: ["Drain pump winding open", "Pump worn out"],
        solutions: [
          "Took toothpick and glass out of the impeller, drains again",
          "cleared blockage, told staff to use the strainer",
          "unblocked drain hose",
          "Label paper in pump, removed, test cycle ok",
        ],
      },
    ],
  },
  limescale: {
    key: "limescale",
    name: "Boiler and nozzles",
    lifetime: { shape: 2.6, scaleDays: 420 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "Descale message does not go away",
        "no steam, only dry heat",
        "White flakes everywhere and hardly any steam",
        "It makes a boiling noise like a kettle and stops with an error",
        "lime scale, please come",
        "steam is very week and it takes forever",
      ],
      es: ["No hace vapor", "pide descalcificar todo el rato y sale polvo blanco"],
      pt: ["Não faz vapor", "está cheia de calcário"],
    },
    malfunctions: ["Boiler full of scale, level probe coated", "Steam nozzles blocked with scale"],
    causes: [
      "Softener not refilled with salt",
      "Hard water, filter cartridge exhausted",
      "No descaling done for a year",
    ],
    repairs: [
      {
        title: "Descale boiler",
        work: { share: 7, holdShare: 0.92, medianMinutes: 95, spread: 0.3, skill: "plumbing" },
        parts: [{ name: "Descaler 5 l", number: "DC-0005" }],
        solutions: [
          "Descaled boiler twice, level probes cleaned, rinsed",
          "full descale, lots of scale out",
          "descaled + reset counter",
          "Boiler opened and chipped out by hand, then descaled",
        ],
      },
      {
        title: "Replace water filter",
        work: { share: 3, holdShare: 0.86, medianMinutes: 35, spread: 0.25, skill: "plumbing" },
        parts: [{ name: "Filter cartridge", number: "WF-1200" }],
        notFor: [
          "Boiler full of scale, level probe coated",
          "Softener not refilled with salt",
          "No descaling done for a year",
        ],
        solutions: [
          "New filter cartridge, hardness after filter 3 dH, flushed",
          "filter cart repl, counter reset",
          "changed water filter, short descale run",
          "Cartridge exhausted, replaced, date written on it",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
