import type { DemoComponent } from "../types.ts";

/** Parts of autoclaves. */
export const sterileComponents = {
  vacuumPump: {
    key: "autoclave-vacuum-pump",
    name: "Vacuum pump",
    lifetime: { shape: 1.6, scaleDays: 560 },
    season: "even",
    urgency: "critical",
    symptoms: {
      en: [
        "Vacuum test failed three times",
        "helix test not passed, no instruments for tomorrow",
        "cycle aborted, vacuum time out",
        "loud rattling in vacuum fase",
        "Bowie Dick sheet is not black all over",
        "Packs come out wet and the printout says vacuum not reached, we cannot release anything",
      ],
      es: ["Falla el test de vacío", "ciclo abortado, no hace vacío y no hay instrumental"],
      pt: ["Teste de vácuo falhou", "ciclo abortado por falta de vácuo"],
    },
    malfunctions: ["Vacuum pump reaches only 180 mbar", "Pump diaphragm split"],
    causes: ["Diaphragm worn", "Water in the pump head", "Condenser fan failed, pump too hot"],
    repairs: [
      {
        title: "Service vacuum pump",
        work: { share: 6, holdShare: 0.94, medianMinutes: 80, spread: 0.3, skill: "pressure_systems" },
        parts: [{ name: "Diaphragm kit for vacuum pump", number: "VK-0210" }],
        solutions: [
          "Diaphragms and valves renewed, vacuum test 0.6 mbar/min, passed",
          "vac pump kit fitted, helix ok",
          "pump svc, BD test pass",
          "Pump heads rebuilt, B-cycle run, printout filed",
        ],
      },
      {
        title: "Replace vacuum pump",
        work: { share: 3, holdShare: 0.98, medianMinutes: 90, spread: 0.25, skill: "pressure_systems" },
        parts: [{ name: "Vacuum pump, complete", number: "VP-0211" }],
        notFor: ["Pump diaphragm split"],
        solutions: [
          "Vacuum pump exchanged, vacuum and helix test passed",
          "new vac pump",
          "pump c/o, leak rate 0.4",
          "Pump seized, replaced, hoses renewed",
        ],
      },
    ],
  },
  steamValve: {
    key: "steam-valve",
    name: "Steam valves",
    lifetime: { shape: 1.4, scaleDays: 600 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Pressure does not build up",
        "hissing at the back during sterilisation",
        "door stays locked after the cycle, instruments inside",
        "error 31 pressure drop",
        "cycle takes 1h 40 insted of 50 minutes",
        "Steam is blowing into the waste tank all the time and the tank is boiling",
      ],
      es: ["No sube la presión", "silba por detrás durante la esterilización"],
      pt: ["Não ganha pressão", "a porta fica trancada depois do ciclo"],
    },
    malfunctions: ["Exhaust valve passing", "Steam solenoid does not open", "Non-return valve stuck"],
    causes: ["Deposits from poor feed water", "Valve seat worn", "Coil failed"],
    repairs: [
      {
        title: "Replace steam solenoid",
        work: { share: 6, holdShare: 0.96, medianMinutes: 60, spread: 0.3, skill: "pressure_systems" },
        parts: [{ name: "Steam solenoid valve 1/4 in", number: "SS-1404" }],
        solutions: [
          "Exhaust solenoid replaced, cycle time normal, leak test ok",
          "new EV2 fitted",
          "steam valve c/o, 2.1 bar holds",
          "Replaced solenoid and filter sieve, test cycle passed",
        ],
      },
      {
        title: "Clean steam valve",
        work: { share: 4, holdShare: 0.76, medianMinutes: 45, spread: 0.3, skill: "pressure_systems" },
        parts: [],
        notFor: ["Steam solenoid does not open", "Coil failed", "Valve seat worn"],
        solutions: [
          "Valve opened, white deposit removed, holds pressure",
          "clnd valve seat",
          "valve + strainer cleaned",
          "Cleaned valve and told them to use demin water only",
        ],
      },
    ],
  },
  drainFilter: {
    key: "chamber-filter",
    name: "Chamber filter",
    lifetime: { shape: 1.9, scaleDays: 330 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "Water stays in the chamber",
        "wet packs",
        "Drying takes forever, pouches are soaked",
        "error drain time too long",
        "watter in the bottom after cycle",
        "Brown spots on the instruments and a puddle in the chamber",
      ],
      es: ["Queda agua en la cámara", "los paquetes salen mojados"],
      pt: ["Fica água na câmara", "as embalagens saem molhadas"],
    },
    malfunctions: ["Chamber filter blocked", "Drain line partly blocked"],
    causes: ["Lint from pouches", "Filter never cleaned", "Rust from a broken instrument"],
    repairs: [
      {
        title: "Replace chamber filter",
        work: { share: 6, holdShare: 0.96, medianMinutes: 25, spread: 0.25, skill: "pressure_systems" },
        parts: [{ name: "Chamber filter, stainless", number: "CF-0014" }],
        notFor: ["Drain line partly blocked"],
        solutions: [
          "New chamber filter, drying fine",
          "filter repl",
          "chamber filter c/o + chamber wiped",
          "Replaced filter, drain flushed",
        ],
      },
      {
        title: "Clear drain blockage",
        work: { share: 4, holdShare: 0.84, medianMinutes: 35, spread: 0.3, skill: "plumbing" },
        parts: [],
        notFor: ["Chamber filter blocked", "Filter never cleaned"],
        solutions: [
          "Drain line blown through, lint out",
          "drain cleared",
          "unblocked drain, test ok",
          "Flushed drain and cleaned filter in ultrasonic bath",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
