import type { DemoComponent } from "../types.ts";

/** Parts of packaging machines. */
export const packagingComponents = {
  sealingJaw: {
    key: "sealing-jaw",
    name: "Sealing jaw heater",
    lifetime: { shape: 1.5, scaleDays: 420 },
    season: "even",
    urgency: "critical",
    symptoms: {
      en: [
        "Packs open at the end seal",
        "seals weak on one side, pull apart easy",
        "Jaw does not reach temperature, stuck at 95",
        "bags not sealed, 200 rejected",
        "seeling temperature error",
        "Leakers again, the cross seal has a cold spot in the middle, QA has blocked the whole batch",
      ],
      es: ["Los paquetes salen abiertos por la soldadura", "la mordaza no llega a temperatura"],
      pt: ["As embalagens saem abertas", "a mordaça não aquece"],
    },
    malfunctions: ["Cartridge heater in jaw open", "Jaw heater lead broken at exit", "Cold spot on the cross seal"],
    causes: ["Lead fatigue at the jaw exit", "Cartridge burnt out", "Jaw coating worn, product baked on"],
    repairs: [
      {
        title: "Replace jaw heater",
        work: { share: 7, holdShare: 0.95, medianMinutes: 60, spread: 0.3, skill: "electrical" },
        parts: [{ name: "Cartridge heater 400 W", number: "CH-0400" }],
        notFor: ["Jaw coating worn, product baked on"],
        solutions: [
          "New cartridge heaters upper and lower, 145 deg stable",
          "jaw htr repl",
          "cartridge + lead c/o, strain relief added",
          "Replaced jaw heater, seal test in water ok",
        ],
      },
      {
        title: "Clean sealing jaws",
        work: { share: 3, holdShare: 0.78, medianMinutes: 30, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "PTFE tape, roll", number: "PT-0019" }],
        notFor: [
          "Cartridge heater in jaw open",
          "Jaw heater lead broken at exit",
          "Lead fatigue at the jaw exit",
          "Cartridge burnt out",
        ],
        solutions: [
          "Jaws brushed hot, PTFE renewed, seal fine",
          "clnd jaws",
          "jaws cleaned + gap set",
          "Product on the jaws, cleaned, pressure set to 3 bar",
        ],
      },
    ],
  },
  filmKnife: {
    key: "film-knife",
    name: "Film knife",
    lifetime: { shape: 2.2, scaleDays: 340 },
    season: "year_end",
    urgency: "normal",
    symptoms: {
      en: [
        "Does not cut through, packs hang together in chains",
        "ragged cut, film strings",
        "knife blunt",
        "cuts through the print, always 5 mm late",
        "Bags joined like sausages, we separate them with scissors",
        "not cuting film",
      ],
      es: ["No corta, salen las bolsas unidas", "corte con rebabas"],
      pt: ["Não corta, saem agarradas", "o corte sai irregular"],
    },
    malfunctions: ["Knife edge worn", "Knife and anvil out of time"],
    causes: ["Blade blunt", "Anvil grooved", "Timing lost after a jam"],
    repairs: [
      {
        title: "Replace film knife",
        work: { share: 7, holdShare: 0.97, medianMinutes: 40, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "Zigzag knife 160 mm", number: "ZK-0160" }],
        notFor: ["Knife and anvil out of time", "Timing lost after a jam"],
        solutions: [
          "New knife and anvil turned, clean cut 100 packs",
          "knife c/o",
          "blade repl, gap set w/ paper",
          "Replaced zigzag knife, timing checked",
        ],
      },
      {
        title: "Set knife timing",
        work: { share: 3, holdShare: 0.84, medianMinutes: 45, spread: 0.35, skill: "controls" },
        parts: [],
        notFor: ["Knife edge worn", "Blade blunt", "Anvil grooved"],
        solutions: [
          "Knife timing reset to the mark, registration ok",
          "timing adj after jam",
          "set anvil + timing",
          "Phase of knife corrected by 6 degrees",
        ],
      },
    ],
  },
  vacuumUnit: {
    key: "vacuum-unit",
    name: "Vacuum pump and cups",
    lifetime: { shape: 1.6, scaleDays: 520 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Does not pick up the cartons",
        "no vacuum, meat packs full of air",
        "takes ages to evacuate and the packs are soft next day",
        "suction cups drop every third one",
        "vacum too low alarm",
        "Oil mist from the vacuum pump exhaust and it does not get below 40 millibar",
      ],
      es: ["No hace vacío, los paquetes tienen aire", "las ventosas sueltan las cajas"],
      pt: ["Não faz vácuo", "as ventosas largam as caixas"],
    },
    malfunctions: ["Vacuum only 60 mbar", "Suction cups cracked", "Vacuum pump vanes worn"],
    causes: ["Vanes worn", "Exhaust filter oil-soaked", "Cups hardened", "Juice drawn into the pump"],
    repairs: [
      {
        title: "Service vacuum pump",
        work: { share: 6, holdShare: 0.95, medianMinutes: 95, spread: 0.3, skill: "mechanical" },
        parts: [
          { name: "Vane set", number: "VS-0063" },
          { name: "Exhaust filter", number: "VF-0063" },
        ],
        notFor: ["Suction cups cracked", "Cups hardened"],
        solutions: [
          "Vanes, oil and exhaust filter changed, 4 mbar reached",
          "vac pump serviced, vanes new",
          "pump svc + oil x2",
          "Oil was milky, flushed twice, new filter and vanes",
        ],
      },
      {
        title: "Replace suction cups",
        work: { share: 4, holdShare: 0.96, medianMinutes: 25, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "Suction cup 40 mm, set of 6", number: "SC-0040" }],
        notFor: [
          "Vacuum only 60 mbar",
          "Vacuum pump vanes worn",
          "Vanes worn",
          "Exhaust filter oil-soaked",
          "Juice drawn into the pump",
        ],
        solutions: [
          "All six cups renewed, picks every carton",
          "cups repl",
          "new cups + one split hose",
          "Replaced cups, filter in the line cleaned",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
