import type { DemoComponent } from "../types.ts";

/** Mast, hydraulics and wheels of forklifts and pallet trucks. */
export const truckMechanicalComponents = {
  liftHydraulics: {
    key: "lift-hydraulics",
    name: "Lift hydraulics",
    lifetime: { shape: 1.4, scaleDays: 560 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Forks sink slowly with load",
        "oil on the floor under the mast",
        "Does not lift more than knee high",
        "hydraulic hose bust, oil everywhere",
        "lifting very jurky and noisy",
        "Mast drifts forward when I leave it standing with a pallet, not safe in my opinion",
      ],
      es: ["Las horquillas bajan solas con carga", "pierde aceite debajo del mástil"],
      pt: ["Os garfos descem sozinhos com carga", "perde óleo por baixo do mastro"],
    },
    malfunctions: ["Lift cylinder seals leaking", "Hydraulic hose burst at mast pulley", "Lift sinks 80 mm in 10 min"],
    causes: ["Cylinder seals worn", "Hose chafed on the mast", "Scored cylinder rod"],
    repairs: [
      {
        title: "Replace hydraulic hose",
        work: { share: 5, holdShare: 0.97, medianMinutes: 85, spread: 0.35, skill: "hydraulics" },
        parts: [{ name: "Hydraulic hose 1/2 in, 2.4 m", number: "HH-1224" }],
        notFor: [
          "Lift cylinder seals leaking",
          "Lift sinks 80 mm in 10 min",
          "Cylinder seals worn",
          "Scored cylinder rod",
        ],
        solutions: [
          "Hose replaced, made up on van, oil filled 6 l, bled",
          "new hyd hose + oil",
          "hose repl, rerouted via pulley",
          "Burst hose changed, floor cleaned, no leak at 180 bar",
        ],
      },
      {
        title: "Reseal lift cylinder",
        work: { share: 5, holdShare: 0.94, medianMinutes: 150, spread: 0.35, skill: "hydraulics" },
        parts: [{ name: "Cylinder seal kit", number: "CS-0045" }],
        notFor: ["Hydraulic hose burst at mast pulley", "Hose chafed on the mast"],
        solutions: [
          "Both lift cylinders resealed, drift 10 mm in 10 min",
          "cyl seal kit fitted LH",
          "resealed ram, load test ok",
          "New seals and wiper, rod polished",
        ],
      },
    ],
  },
  mastChain: {
    key: "mast-chain",
    name: "Mast and chain",
    lifetime: { shape: 2.2, scaleDays: 640 },
    season: "even",
    urgency: "high",
    symptoms: {
      en: [
        "Mast rattles and forks are not level",
        "chain slack on one side",
        "Squeals going up, roller looks worn",
        "forks hang lower on the left, about 2 cm",
        "lift chain rusty and streched, inspector put a red tag on it",
        "mast judders at the same hight",
      ],
      es: ["El mástil hace ruido y las horquillas no están niveladas", "cadena floja de un lado"],
      pt: ["O mastro faz barulho e os garfos estão desnivelados", "corrente frouxa"],
    },
    malfunctions: ["Lift chain elongation 3.2 %", "Mast roller seized", "Chains unequal, forks not level"],
    causes: ["Chain worn past limit", "No lubrication", "Overload"],
    repairs: [
      {
        title: "Replace lift chain",
        work: { share: 5, holdShare: 0.98, medianMinutes: 120, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "Leaf chain 3/4 in, pair", number: "LC-0034" }],
        notFor: ["Mast roller seized", "Chains unequal, forks not level"],
        solutions: [
          "Pair of leaf chains replaced, forks levelled, load test 110 %",
          "new lift chains x2",
          "chains repl + anchor pins",
          "Chains over 3 percent, changed and lubed",
        ],
      },
      {
        title: "Adjust lift chain",
        work: { share: 4, holdShare: 0.84, medianMinutes: 40, spread: 0.3, skill: "mechanical" },
        parts: [],
        notFor: ["Lift chain elongation 3.2 %", "Chain worn past limit"],
        solutions: [
          "Chains equalised and lubricated, forks level",
          "chain adj + lube",
          "set chain tension, elongation 1.8 %",
          "Adjusted anchor nuts, greased mast channels",
        ],
      },
    ],
  },
  tyre: {
    key: "tyre",
    name: "Wheels and tyres",
    lifetime: { shape: 3.0, scaleDays: 620 },
    season: "even",
    urgency: "low",
    symptoms: {
      en: [
        "Truck bumps at every turn of the wheel",
        "chunk missing from drive wheel",
        "pulls to the left when driving",
        "tire worn down to the line",
        "Load wheels have flat spots and leave black marks on the new floor",
        "slips on the ramp",
      ],
      es: ["Falta un trozo de la rueda motriz", "bota al andar"],
      pt: ["Falta um bocado na roda motriz", "salta ao andar"],
    },
    malfunctions: ["Drive wheel tread chunked", "Load rollers flat-spotted"],
    causes: ["Tread worn to the limit", "Metal swarf on the floor", "Braking hard on wet floor"],
    repairs: [
      {
        title: "Replace drive wheel",
        work: { share: 6, holdShare: 0.99, medianMinutes: 75, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "Drive wheel 343 × 114", number: "DW-3431" }],
        notFor: ["Load rollers flat-spotted"],
        solutions: [
          "Drive wheel replaced, nuts 140 Nm",
          "new drive tyre pressed",
          "DW c/o, torque ok",
          "Fitted new polyurethane drive wheel",
        ],
      },
      {
        title: "Replace load wheels",
        work: { share: 4, holdShare: 0.99, medianMinutes: 50, spread: 0.3, skill: "mechanical" },
        parts: [{ name: "Load roller 85 × 90, pair", number: "LR-8590" }],
        notFor: ["Drive wheel tread chunked", "Braking hard on wet floor"],
        solutions: [
          "Four load rollers with bearings changed",
          "load whls repl",
          "new load wheels + axles greased",
          "Rollers and axle pins replaced both sides",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
