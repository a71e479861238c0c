import type { DemoComponent } from "../types.ts";

/** Electrical parts that many kinds of machine share. */
export const electricalComponents = {
  contactor: {
    key: "contactor",
    name: "Main contactor",
    lifetime: { shape: 1.5, scaleDays: 900 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "It buzzes loudly when it should start and then nothing happens",
        "Chattering noise from the electric panel, machine cuts in and out",
        "does not start. you hear a clack clack in the box",
        "Sometimes it starts, sometimes not, and there is a burnt smell near the cabinet",
        "humming from the contol panel, then it gives up",
        "Won't switch off any more, we had to use the main isolator",
      ],
      es: ["Hace un zumbido fuerte el cuadro y no arranca", "se oye clac clac en el cuadro y se para"],
      pt: ["O quadro faz um zumbido forte e a máquina não arranca"],
    },
    malfunctions: ["Contactor chattering, contacts pitted", "Contactor welded on one pole", "Contactor coil open"],
    causes: ["Contacts burnt by normal wear", "Coil weak from heat in the panel", "Flour/dust in the contactor"],
    repairs: [
      {
        title: "Replace contactor",
        work: { share: 8, holdShare: 0.96, medianMinutes: 55, spread: 0.3, skill: "electrical" },
        parts: [{ name: "Contactor 25 A, 230 V coil", number: "EC-25230" }],
        solutions: [
          "Replaced contactor K1, tightened all terminals, ran 3 cycles ok",
          "new contactor 25A fitted, coil 230V",
          "repl contactor. old one pitted badly",
          "Changed main contactor and checked current on all 3 phases, balanced",
          "K1 swapped, tstd ok",
        ],
      },
      {
        title: "Clean contacts",
        work: { share: 2, holdShare: 0.7, medianMinutes: 35, spread: 0.3, skill: "electrical" },
        parts: [],
        notFor: ["Contactor coil open", "Contactor welded on one pole", "Coil weak from heat in the panel"],
        solutions: [
          "Cleaned contactor contacts, no spare on van, will need new one soon",
          "contacts filed + blown out, working for now",
          "cleaned K1 contacts and reset",
          "Dismantled contactor, cleaned soot from contacts, pulls in clean again",
        ],
      },
    ],
  },
  looseTerminal: {
    key: "loose-terminal",
    name: "Power wiring",
    lifetime: { shape: 1.1, scaleDays: 1500 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Trips the breaker after a few minutes",
        "the fuse keeps blowing, third time this week",
        "breaker goes as soon as it heats up",
        "Whole machine lost power, RCD in the board is down and will not stay up",
        "smells of burning plastic from behind, we switched it off",
        "trips the elecricity in half the room!!",
      ],
      es: ["Salta el diferencial cada vez que la encendemos", "huele a plástico quemado y salta el automático"],
      pt: ["O disjuntor dispara passados uns minutos", "cheira a queimado e vai abaixo o quadro"],
    },
    malfunctions: ["Loose phase on terminal block, insulation charred", "Earth leakage on supply lead, RCD trips"],
    causes: ["Terminal worked loose by vibration", "Cable chafed on sharp edge", "Water got into the connection box"],
    repairs: [
      {
        title: "Retighten terminals",
        work: { share: 5, holdShare: 0.84, medianMinutes: 40, spread: 0.35, skill: "electrical" },
        parts: [],
        notFor: ["Earth leakage on supply lead, RCD trips", "Cable chafed on sharp edge"],
        solutions: [
          "Cut back charred end, new ferrule, all terminals torqued",
          "loose L2 at terminal block, retightened everything",
          "tightened terms, megger ok 200M+",
          "Found loose neutral, cleaned and retightened, load test 20 min no trip",
        ],
      },
      {
        title: "Replace supply cable",
        work: { share: 3, holdShare: 0.97, medianMinutes: 75, spread: 0.35, skill: "electrical" },
        parts: [{ name: "Silicone cable 5 × 4 mm², 3 m", number: "EL-5G4S" }],
        notFor: ["Terminal worked loose by vibration"],
        solutions: [
          "Replaced supply lead from isolator to machine, insulation test ok",
          "new cable + gland fitted, old one chafed through",
          "repl. feed cable 5G4, IR test fine",
          "Ran new silicone lead and clipped it away from the edge",
        ],
      },
    ],
  },
  controlBoard: {
    key: "control-board",
    name: "Control board",
    lifetime: { shape: 1.2, scaleDays: 1400 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Display is dark, nothing reacts",
        "screen frozen on the logo",
        "Buttons do nothing, even after switching off and on again",
        "It shows strange characters and beeps all the time",
        "dispaly black, fans run but can not select programme",
        "Resets itself in the middle of a run and loses the settings. Happened four times since Monday.",
      ],
      es: ["La pantalla no enciende", "se queda la pantalla congelada y no responde a los botones"],
      pt: ["O ecrã está preto e nada responde", "bloqueia no arranque"],
    },
    malfunctions: ["Control PCB dead, no 5 V rail", "Main board reboots under load", "Controller locks up at boot"],
    causes: ["Capacitors dried out on board", "Moisture on the PCB, tracks corroded", "Voltage surge on the supply"],
    repairs: [
      {
        title: "Replace control board",
        work: { share: 6, holdShare: 0.95, medianMinutes: 70, spread: 0.35, skill: "electronics" },
        parts: [{ name: "Control board, programmed", number: "PCB-7710" }],
        solutions: [
          "Replaced main PCB and loaded parameters, all functions tested",
          "new ctrl board fitted, config copied from old EEPROM",
          "swapped mainboard, set model code, ok",
          "PCB replaced under exchange, touch calibrated",
        ],
      },
      {
        title: "Update software",
        work: { share: 3, holdShare: 0.74, medianMinutes: 40, spread: 0.3, skill: "electronics" },
        parts: [],
        notFor: [
          "Control PCB dead, no 5 V rail",
          "Capacitors dried out on board",
          "Moisture on the PCB, tracks corroded",
        ],
        solutions: [
          "Reflashed firmware from USB, parameters restored",
          "sw update to latest, factory reset, watch it",
          "updated f/w, no more lock ups during test",
          "Software reloaded and settings re-entered with the customer",
        ],
      },
    ],
  },
  powerSupply: {
    key: "power-supply",
    name: "24 V power supply",
    lifetime: { shape: 1.8, scaleDays: 1500 },
    season: "summer",
    urgency: "high",
    symptoms: {
      en: [
        "Completely dead, no lights at all",
        "no power. plug is fine, other machines on same socket work",
        "It goes off by itself and comes back after ten minutes",
        "Dead this morning, worked fine last night",
        "clicking sound every second and the lamps flicker",
        "no leds no nothing",
      ],
      es: ["No enciende nada, ni una luz", "se apaga sola y vuelve al rato"],
      pt: ["Não liga, nem uma luz", "desliga-se sozinha"],
    },
    malfunctions: ["24 V supply dead", "PSU pulses, output collapses under load"],
    causes: [
      "Electrolytics aged by heat",
      "Fan of power supply seized",
      "Short in a sensor lead pulled the supply down",
    ],
    repairs: [
      {
        title: "Replace power supply",
        work: { share: 1, holdShare: 0.96, medianMinutes: 50, spread: 0.3, skill: "electronics" },
        parts: [{ name: "Power supply 24 V 10 A", number: "PS-2410" }],
        solutions: [
          "Replaced 24V PSU, 24.1V under load",
          "new power supply fitted, cleaned vents",
          "psu dead, swapped, all outputs ok",
          "24 VDC supply exchanged and fuse F3 replaced",
          "repl PSU, checked sensors for short first",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
