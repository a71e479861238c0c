import type { DemoComponent } from "../types.ts";

/** Bearings and seals that many kinds of machine share. */
export const mechanicalComponents = {
  motorBearing: {
    key: "motor-bearing",
    name: "Motor bearing",
    lifetime: { shape: 2.0, scaleDays: 1100 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Grinding noise getting worse every day",
        "whining noise from motor",
        "It rumbles and the motor gets so hot that you cannot touch it",
        "Vibrates more than before and there is a high pitched noise at full speed",
        "bearing noise i think",
        "makes a horrible racket, sounds like stones inside",
      ],
      es: ["Hace un ruido de rodamiento cada día peor", "vibra mucho y el motor quema"],
      pt: ["Faz um barulho de rolamento cada vez pior", "vibra muito e o motor aquece"],
    },
    malfunctions: ["Motor DE bearing rough, play felt by hand", "Bearing noise, 9 mm/s on the vibration pen"],
    causes: ["Grease dried out", "Water ingress past the shaft seal", "Overtensioned belt loaded the bearing"],
    repairs: [
      {
        title: "Replace motor bearings",
        work: { share: 7, holdShare: 0.97, medianMinutes: 130, spread: 0.35, skill: "mechanical" },
        parts: [
          { name: "Ball bearing 6206-2RS C3", number: "BB-6206C3" },
          { name: "Ball bearing 6305-2RS C3", number: "BB-6305C3" },
        ],
        solutions: [
          "Pulled motor, replaced both bearings 6206/6305, vibration now 1.8 mm/s",
          "brgs repl DE + NDE",
          "new bearings pressed in, shaft ok",
          "Both motor bearings changed, shaft seal too. Runs quiet",
        ],
      },
      {
        title: "Grease bearings",
        work: { share: 3, holdShare: 0.58, medianMinutes: 25, spread: 0.3, skill: "mechanical" },
        parts: [],
        notFor: ["Water ingress past the shaft seal"],
        solutions: [
          "Greased both bearings until clean grease came out, noise less, order new ones",
          "regreased, quieter for now",
          "greased brg, rec. replacement",
          "Lubricated with 15 g, noise level down, bearings will have to be changed",
        ],
      },
    ],
  },
  mechanicalSeal: {
    key: "mechanical-seal",
    name: "Mechanical seal",
    lifetime: { shape: 1.5, scaleDays: 520 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Pump drips from the shaft, bucket full every shift",
        "leaking at the seal",
        "Puddle under the pump, it is spraying when it runs",
        "water comming out between motor and pump",
        "Product leaking out behind the pump head, hygiene is not happy",
        "leaks only when running",
      ],
      es: ["Gotea por el eje de la bomba", "pierde agua entre el motor y la bomba"],
      pt: ["Pinga pelo veio da bomba", "perde produto pelo vedante"],
    },
    malfunctions: ["Mechanical seal leaking, faces scored", "Shaft seal dripping 40 drops/min"],
    causes: [
      "Ran dry",
      "Abrasive particles in the product",
      "Seal faces worn out",
      "Misalignment after coupling change",
    ],
    repairs: [
      {
        title: "Replace mechanical seal",
        work: { share: 9, holdShare: 0.93, medianMinutes: 120, spread: 0.35, skill: "mechanical" },
        parts: [{ name: "Mechanical seal 28 mm SiC/SiC", number: "MS-28SS" }],
        solutions: [
          "Replaced mech seal, new O-rings, ran 30 min dry underneath",
          "new seal SiC/SiC 28mm, shaft sleeve polished",
          "mech seal repl + gasket set",
          "Seal changed, flush line was blocked and has been cleared",
        ],
      },
      {
        title: "Flush seal",
        work: { share: 1, holdShare: 0.5, medianMinutes: 40, spread: 0.3, skill: "mechanical" },
        parts: [],
        notFor: [
          "Mechanical seal leaking, faces scored",
          "Seal faces worn out",
          "Ran dry",
          "Misalignment after coupling change",
        ],
        solutions: [
          "Flushed seal chamber, drip stopped, keep an eye",
          "cleaned quench line, leak down to nil",
          "flushed, no parts on hand",
          "Seal flushed and gland bolts evened up",
        ],
      },
    ],
  },
  doorGasket: {
    key: "door-gasket",
    name: "Door gasket",
    lifetime: { shape: 2.2, scaleDays: 520 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "Steam comes out of the door",
        "door does not seal any more",
        "The rubber round the door is torn at the bottom corner and water runs on the floor",
        "door seal riped",
        "leaking from door, takes ages to reach temperature",
        "Gap at the hinge side, you can push a card through",
      ],
      es: ["Sale vapor por la puerta", "la junta de la puerta está rota"],
      pt: ["Sai vapor pela porta", "a borracha da porta está rasgada"],
    },
    malfunctions: [
      "Door sagged, gasket pressed on one side only",
      "Door gasket hardened and split",
      "Door seal torn, leaks at lower corner",
    ],
    causes: [
      "Gasket aged by heat and cleaning agent",
      "Trolley hit the frame",
      "Hinge sagged, gasket crushed on one side",
    ],
    repairs: [
      {
        title: "Replace door gasket",
        work: { share: 8, holdShare: 0.97, medianMinutes: 35, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "Door gasket", number: "DG-4420" }],
        notFor: ["Door sagged, gasket pressed on one side only", "Hinge sagged, gasket crushed on one side"],
        solutions: [
          "Fitted new door seal, closes tight",
          "gasket repl, channel cleaned",
          "new dr gasket, card test ok all round",
          "Changed door gasket, adjusted the latch half a turn",
        ],
      },
      {
        title: "Adjust door hinge",
        work: { share: 2, holdShare: 0.76, medianMinutes: 30, spread: 0.3, skill: "mechanical" },
        parts: [],
        notFor: [
          "Door gasket hardened and split",
          "Door seal torn, leaks at lower corner",
          "Gasket aged by heat and cleaning agent",
        ],
        solutions: [
          "Lifted door 3 mm at lower hinge, seal touches everywhere",
          "hinge adj, gasket still usable",
          "door realigned + catch set",
          "Reset hinges, door had dropped, leak gone",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
