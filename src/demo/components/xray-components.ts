import type { DemoComponent } from "../types.ts";

/** Parts of X-ray devices. */
export const xrayComponents = {
  detector: {
    key: "detector",
    name: "Flat-panel detector",
    lifetime: { shape: 1.3, scaleDays: 620 },
    season: "even",
    urgency: "critical",
    symptoms: {
      en: [
        "Detector does not connect",
        "image has lines and a grey patch",
        "exposure made but no picture arrives",
        "wifi detector drops out, had to repeat the exposure on the patient",
        "detecter battery empty after 10 shots",
        "Calibration overdue message and the pictures look blotchy in the corners",
      ],
      es: ["El detector no conecta", "se hace el disparo y no llega la imagen"],
      pt: ["O detetor não liga", "faz o disparo e a imagem não chega"],
    },
    malfunctions: ["Detector loses link", "Gain calibration expired, artefacts", "Detector battery weak"],
    causes: ["Battery aged", "Detector dropped", "Calibration interval exceeded", "Interference on the radio channel"],
    repairs: [
      {
        title: "Calibrate detector",
        work: { share: 5, holdShare: 0.9, medianMinutes: 60, spread: 0.25, skill: "imaging" },
        parts: [],
        notFor: ["Detector loses link", "Detector battery weak", "Battery aged", "Interference on the radio channel"],
        solutions: [
          "Offset and gain calibration done, defect map renewed",
          "gain cal done, flat field ok",
          "det. calibrated, DQE in limits",
          "Full calibration, acceptance images filed",
        ],
      },
      {
        title: "Replace detector battery",
        work: { share: 4, holdShare: 0.96, medianMinutes: 25, spread: 0.25, skill: "imaging" },
        parts: [{ name: "Detector battery", number: "DB-0077" }],
        notFor: ["Gain calibration expired, artefacts", "Calibration interval exceeded", "Detector dropped"],
        solutions: [
          "New battery, 8 h runtime",
          "batt repl, link stable",
          "det batt c/o + channel 44 set",
          "Battery replaced, charger contacts cleaned",
        ],
      },
    ],
  },
  collimator: {
    key: "collimator",
    name: "Collimator",
    lifetime: { shape: 1.7, scaleDays: 560 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "Light field lamp dead",
        "no light to position the patient",
        "light and X-ray field dont match, cut off the fingers",
        "shutters stick half closed",
        "colimator lamp out",
        "It hums and the blades close by themselves before the exposure",
      ],
      es: ["No se enciende la luz del colimador", "la luz no coincide con el campo"],
      pt: ["A luz do colimador não acende", "o campo de luz não coincide"],
    },
    malfunctions: ["Collimator lamp failed", "Light field 14 mm off", "Shutter motor slipping"],
    causes: ["Lamp at end of life", "Mirror moved", "Cord of the shutter worn"],
    repairs: [
      {
        title: "Replace collimator lamp",
        work: { share: 7, holdShare: 0.97, medianMinutes: 35, spread: 0.25, skill: "imaging" },
        parts: [{ name: "Collimator lamp 24 V 150 W", number: "CL-2415" }],
        notFor: ["Light field 14 mm off", "Shutter motor slipping", "Mirror moved", "Cord of the shutter worn"],
        solutions: [
          "Lamp replaced, field agreement within 4 mm at 1 m",
          "new coll lamp",
          "lamp c/o, light 180 lx",
          "Lamp and socket changed, timer 30 s checked",
        ],
      },
      {
        title: "Adjust collimator",
        work: { share: 3, holdShare: 0.93, medianMinutes: 60, spread: 0.3, skill: "imaging" },
        parts: [],
        notFor: ["Collimator lamp failed", "Lamp at end of life"],
        solutions: [
          "Mirror set, light and radiation field agree, test film filed",
          "coll adj, dev 3mm",
          "adjusted + QA test",
          "Shutter cords tensioned, field centred",
        ],
      },
    ],
  },
  highVoltage: {
    key: "high-voltage",
    name: "High-voltage generator and tube",
    lifetime: { shape: 1.4, scaleDays: 900 },
    season: "even",
    urgency: "critical",
    symptoms: {
      en: [
        "Exposure aborted, arc error",
        "no exposure, just a beep",
        "kV error and the room has to be closed",
        "tube makes a grinding sound before the shot",
        "xray dead. error 212",
        "Sometimes the exposure stops early, the pictures are too light and it says generator fault",
      ],
      es: ["Exposición abortada, error de kV", "no dispara, solo pita"],
      pt: ["Exposição interrompida, erro de kV", "não dispara"],
    },
    malfunctions: ["Tube arcing", "Rotor of the anode does not come up to speed", "Filament supply fault"],
    causes: ["Tube gassy with age", "Anode bearing worn", "High-voltage cable end dry"],
    repairs: [
      {
        title: "Replace X-ray tube",
        work: { share: 3, holdShare: 0.98, medianMinutes: 300, spread: 0.25, skill: "imaging" },
        parts: [{ name: "X-ray tube unit 150 kV", number: "XT-0150" }],
        notFor: ["High-voltage cable end dry"],
        solutions: [
          "Tube unit replaced, seasoned, dose and kV measured",
          "new tube, constancy test ok",
          "tube c/o + HV grease",
          "Tube exchanged, acceptance test with the physicist",
        ],
      },
      {
        title: "Regrease high-voltage cable",
        work: { share: 4, holdShare: 0.84, medianMinutes: 110, spread: 0.3, skill: "imaging" },
        parts: [{ name: "High-voltage silicone grease", number: "HG-0100" }],
        notFor: [
          "Rotor of the anode does not come up to speed",
          "Filament supply fault",
          "Tube gassy with age",
          "Anode bearing worn",
        ],
        solutions: [
          "HV candles cleaned and regreased, no arc at 125 kV",
          "HV cable ends regreased, 20 shots ok",
          "cleaned HV wells, regrease",
          "Traces of arcing at anode end, cleaned, greased, tube seasoned",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
