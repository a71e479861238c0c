import type { DemoComponent } from "../types.ts";

/** Parts of ovens. */
export const ovenComponents = {
  heatingElement: {
    key: "heating-element",
    name: "Heating element",
    lifetime: { shape: 1.7, scaleDays: 800 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Not heating at all, light is on but it stays cold",
        "takes twice as long to get hot",
        "Trips the breaker when it heats",
        "only heats on one side",
        "It reaches 120 and then does not go any higher, we cannot work like this",
        "no heet since this morning",
      ],
      es: ["No calienta", "tarda muchísimo en coger temperatura y a veces salta el automático"],
      pt: ["Não aquece nada", "demora o dobro do tempo a aquecer"],
    },
    malfunctions: ["Heating element open circuit", "Element to earth 0.02 MΩ, trips RCD", "One of three elements dead"],
    causes: [
      "Element burnt out",
      "Scale or grease baked on the element",
      "Moisture in the element after long standstill",
    ],
    repairs: [
      {
        title: "Replace heating element",
        work: { share: 1, holdShare: 0.96, medianMinutes: 80, spread: 0.35, skill: "electrical" },
        parts: [{ name: "Heating element 3 kW", number: "HE-3000" }],
        solutions: [
          "Replaced heating element, insulation ok, reached temperature in 12 min",
          "new elem fitted, 26 ohm per leg",
          "elmt repl + gasket, current even on 3 ph",
          "htg element o/c, changed for new",
          "Fitted new heater element and renewed the burnt lead",
        ],
      },
    ],
  },
  doorSwitch: {
    key: "door-switch",
    name: "Door switch",
    lifetime: { shape: 1.2, scaleDays: 150 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Says door open although it is shut",
        "Stops in the middle of the programme as if somebody had opened the door",
        "door open error, have to push the door with a chair to keep it running",
        "fan keeps stopping and starting, if i press on the door it runs",
        "dor switch??",
        "It does not start unless you slam the door, sometimes three times, and at lunch that is no fun",
        "E07 door",
      ],
      es: ["Dice puerta abierta y está cerrada", "se para a medio programa como si abrieran la puerta"],
      pt: ["Diz porta aberta mas está fechada", "pára a meio do programa"],
    },
    malfunctions: [
      "Door switch signal drops out",
      "Door contact intermittent, E07 in log",
      "Reed switch high resistance",
    ],
    causes: ["Steam condenses in the door switch plug", "Door switch worn", "Magnet in the door has shifted"],
    repairs: [
      {
        title: "Reseat connector",
        work: { share: 6, holdShare: 0.55, medianMinutes: 20, spread: 0.3, skill: "electrical" },
        parts: [],
        notFor: ["Door switch worn", "Magnet in the door has shifted"],
        solutions: [
          "Unplugged and reseated door switch connector, contact spray, ok",
          "reseated plug X14, runs",
          "plug was moist, dried + reseated conn",
          "re-seated connector on door sw, test run 15 min no fault",
          "Cleaned pins and pushed connector home, E07 gone",
        ],
      },
      {
        title: "Replace door switch",
        work: { share: 4, holdShare: 0.97, medianMinutes: 45, spread: 0.3, skill: "electrical" },
        parts: [{ name: "Door switch with lead, sealed", number: "DS-1470" }],
        solutions: [
          "Replaced door switch with the sealed type, new lead to the board",
          "new door sw fitted, gap 4mm",
          "dr switch repl, E07 cleared",
          "Changed reed switch and magnet, 30 door cycles tested",
        ],
      },
    ],
  },
  ovenFan: {
    key: "oven-fan",
    name: "Convection fan",
    lifetime: { shape: 1.9, scaleDays: 1000 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Fan does not turn, everything burns at the back and is raw in front",
        "loud scraping from the back of the oven",
        "uneven baking left right",
        "Fan starts only if we push it with a stick (I know, we should not)",
        "motor overtemperature fault",
        "the fan makes a howling noise when it changes direction",
      ],
      es: ["El ventilador no gira y se quema lo de atrás", "roza el ventilador del horno"],
      pt: ["A ventoinha não roda e coze mal", "barulho forte na ventoinha"],
    },
    malfunctions: [
      "Fan motor seized",
      "Fan wheel loose on shaft, rubbing",
      "Fan motor capacitor low, 4.1 µF instead of 8",
    ],
    causes: ["Motor bearings cooked by heat", "Shaft seal let steam into the motor", "Capacitor aged"],
    repairs: [
      {
        title: "Replace fan motor",
        work: { share: 6, holdShare: 0.97, medianMinutes: 100, spread: 0.3, skill: "electrical" },
        parts: [{ name: "Fan motor 0.55 kW", number: "FM-0550" }],
        notFor: ["Fan motor capacitor low, 4.1 µF instead of 8", "Capacitor aged"],
        solutions: [
          "Replaced fan motor and shaft seal, both directions ok",
          "new fan mtr, wheel cleaned",
          "fan motor repl, 2.3 A",
          "Motor seized, changed, guard plate refitted",
        ],
      },
      {
        title: "Replace capacitor",
        work: { share: 3, holdShare: 0.9, medianMinutes: 40, spread: 0.3, skill: "electrical" },
        parts: [{ name: "Motor capacitor 8 µF", number: "CA-0008" }],
        notFor: [
          "Fan motor seized",
          "Fan wheel loose on shaft, rubbing",
          "Motor bearings cooked by heat",
          "Shaft seal let steam into the motor",
        ],
        solutions: [
          "Cap measured 4 uF, new 8 uF fitted, starts by itself",
          "start cap repl",
          "new capacitor, motor bearings still ok",
          "Replaced run capacitor and checked amps",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
