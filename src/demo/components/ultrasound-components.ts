import type { DemoComponent } from "../types.ts";

/** Parts of ultrasound devices. */
export const ultrasoundComponents = {
  transducer: {
    key: "transducer",
    name: "Ultrasound transducer",
    lifetime: { shape: 1.6, scaleDays: 520 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Black stripes in the image from the convex probe",
        "probe not recognised",
        "image drops out when I move the cable",
        "dark band in the middle of the picture, other probe is fine",
        "ultrasund picture grainy and half missing",
        "The linear probe has a crack in the lens and we are not allowed to use it with gel any more",
      ],
      es: ["Franjas negras en la imagen de la sonda convex", "no reconoce la sonda"],
      pt: ["Faixas pretas na imagem da sonda", "não reconhece a sonda"],
    },
    malfunctions: [
      "Probe not recognised, contacts fouled",
      "Dead elements 42–58 on the convex probe",
      "Transducer cable broken at strain relief",
    ],
    causes: [
      "Gel in the connector",
      "Probe was dropped",
      "Cable run over by the trolley",
      "Wrong disinfectant attacked the lens",
    ],
    repairs: [
      {
        title: "Replace transducer",
        work: { share: 7, holdShare: 0.98, medianMinutes: 40, spread: 0.25, skill: "imaging" },
        parts: [{ name: "Convex transducer C5", number: "UT-C501" }],
        notFor: ["Probe not recognised, contacts fouled", "Gel in the connector"],
        solutions: [
          "Exchange probe fitted, phantom test passed",
          "new convex probe, QA ok",
          "probe swapped (loan), uniformity ok",
          "Replaced transducer, leakage current 18 uA, phantom images filed",
        ],
      },
      {
        title: "Clean probe connector",
        work: { share: 3, holdShare: 0.74, medianMinutes: 25, spread: 0.3, skill: "imaging" },
        parts: [],
        notFor: [
          "Dead elements 42–58 on the convex probe",
          "Transducer cable broken at strain relief",
          "Probe was dropped",
          "Cable run over by the trolley",
          "Wrong disinfectant attacked the lens",
        ],
        solutions: [
          "Connector pins cleaned, probe recognised in all ports",
          "clnd probe conn",
          "contacts cleaned w/ IPA, no drop outs",
          "Gel in the connector, cleaned, image complete",
        ],
      },
    ],
  },
  console: {
    key: "console",
    name: "Operating panel",
    lifetime: { shape: 1.5, scaleDays: 620 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "Trackball sticks, cannot measure",
        "freeze button does nothing",
        "keys sticky with gel",
        "cursor jumps, measuring takes twice as long",
        "trackbal not working",
        "The gain knob changes everything by itself, and the patients are waiting",
      ],
      es: ["La bola no se mueve, no puedo medir", "el botón de congelar no funciona"],
      pt: ["O trackball prende", "o botão de congelar não funciona"],
    },
    malfunctions: ["Trackball fouled with gel", "Key matrix row dead"],
    causes: ["Gel under the keys", "Encoder worn", "Panel flex cable loose"],
    repairs: [
      {
        title: "Clean operating panel",
        work: { share: 6, holdShare: 0.86, medianMinutes: 40, spread: 0.3, skill: "imaging" },
        parts: [],
        notFor: ["Key matrix row dead", "Encoder worn", "Panel flex cable loose"],
        solutions: [
          "Trackball out, gel removed, rollers cleaned",
          "panel cleaned",
          "trackball clnd, ok",
          "Keys washed and dried, all functions tested",
        ],
      },
      {
        title: "Replace operating panel",
        work: { share: 3, holdShare: 0.98, medianMinutes: 70, spread: 0.25, skill: "imaging" },
        parts: [{ name: "Operating panel with trackball", number: "OP-0310" }],
        notFor: ["Trackball fouled with gel"],
        solutions: [
          "New operating panel, self test passed",
          "ctrl panel repl",
          "panel assy c/o",
          "Exchanged panel, firmware matched to system",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
