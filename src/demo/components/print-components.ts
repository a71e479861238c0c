import type { DemoComponent } from "../types.ts";

/** Parts of label printers. */
export const printComponents = {
  printhead: {
    key: "printhead",
    name: "Printhead",
    lifetime: { shape: 2.0, scaleDays: 330 },
    season: "year_end",
    urgency: "high",
    symptoms: {
      en: [
        "White lines through the barcode",
        "scanner cant read the labels",
        "print faded on the right side",
        "Printing very light even on the darkest setting",
        "barcodes unreadble, supermarket sent a complaint",
        "Every label has a thin white stripe lengthwise at the same place",
      ],
      es: ["Rayas blancas en el código de barras", "imprime muy claro por un lado"],
      pt: ["Riscas brancas no código de barras", "imprime muito claro"],
    },
    malfunctions: ["Dead dots on printhead", "Printhead fouled with label glue"],
    causes: ["Printhead worn out", "Glue and paper dust", "Scratched with a knife when clearing a jam"],
    repairs: [
      {
        title: "Replace printhead",
        work: { share: 6, holdShare: 0.98, medianMinutes: 35, spread: 0.25, skill: "electronics" },
        parts: [{ name: "Printhead 203 dpi, 4 in", number: "PH-2034" }],
        notFor: ["Printhead fouled with label glue", "Glue and paper dust"],
        solutions: [
          "New printhead, ohm value set, grade A barcodes",
          "p/head repl",
          "new 203 dpi head, darkness 18",
          "Replaced printhead and cleaned platen",
        ],
      },
      {
        title: "Clean printhead",
        work: { share: 5, holdShare: 0.78, medianMinutes: 20, spread: 0.25, skill: "electronics" },
        parts: [],
        notFor: ["Dead dots on printhead", "Printhead worn out", "Scratched with a knife when clearing a jam"],
        solutions: [
          "Head cleaned with IPA, lines gone",
          "clnd head + roller",
          "IPA clean, test print good",
          "Glue off the head, showed the operators how to do it at roll change",
        ],
      },
    ],
  },
  platenRoller: {
    key: "platen-roller",
    name: "Platen roller",
    lifetime: { shape: 2.2, scaleDays: 520 },
    season: "year_end",
    urgency: "normal",
    symptoms: {
      en: [
        "Labels come out skewed",
        "print shrinks and stretches",
        "skips one label each time",
        "Label wraps round the roller",
        "feeding crooked, allways to the left",
        "The text is squeezed on top and long at the bottom, as if the paper slipped",
      ],
      es: ["Las etiquetas salen torcidas", "salta una etiqueta cada vez"],
      pt: ["As etiquetas saem tortas", "salta etiquetas"],
    },
    malfunctions: ["Platen roller worn and shiny", "Label slip at platen"],
    causes: ["Rubber worn", "Roller swollen by solvent", "Cut by a blade"],
    repairs: [
      {
        title: "Replace platen roller",
        work: { share: 1, holdShare: 0.97, medianMinutes: 30, spread: 0.25, skill: "mechanical" },
        parts: [{ name: "Platen roller 4 in", number: "PR-0004" }],
        solutions: [
          "New platen roller, feed straight, sensor calibrated",
          "platen repl",
          "new roller + bearings",
          "Roller changed, ran 200 labels without a skip",
        ],
      },
    ],
  },
  labelSensor: {
    key: "label-sensor",
    name: "Label gap sensor",
    lifetime: { shape: 1.2, scaleDays: 420 },
    season: "even",
    urgency: "normal",
    symptoms: {
      en: [
        "Says out of paper but the roll is full",
        "feeds ten blank labels and stops",
        "red light, paper out",
        "prints between two labels",
        "does not find the gap",
        "Since we changed to the new labels it feeds forever, the old ones are fine",
      ],
      es: ["Dice sin papel y el rollo está lleno", "saca etiquetas en blanco"],
      pt: ["Diz que não tem papel", "saem etiquetas em branco"],
    },
    malfunctions: ["Gap sensor dead", "Gap sensor not calibrated", "Gap sensor covered in paper dust"],
    causes: ["Sensor LED failed", "New label stock, not calibrated", "Dust on the sensor", "Sensor moved sideways"],
    repairs: [
      {
        title: "Calibrate label sensor",
        work: { share: 7, holdShare: 0.86, medianMinutes: 15, spread: 0.25, skill: "electronics" },
        parts: [],
        notFor: ["Gap sensor dead", "Sensor LED failed"],
        solutions: [
          "Sensor cleaned and calibrated for the new stock",
          "media cal done",
          "cal + saved in driver",
          "Calibrated gap sensor, 50 labels ok",
        ],
      },
      {
        title: "Replace sensor",
        work: { share: 3, holdShare: 0.97, medianMinutes: 35, spread: 0.25, skill: "electronics" },
        parts: [{ name: "Gap sensor", number: "GS-0003" }],
        notFor: [
          "Gap sensor not calibrated",
          "New label stock, not calibrated",
          "Gap sensor covered in paper dust",
          "Sensor moved sideways",
        ],
        solutions: [
          "Gap sensor dead, replaced, calibrated",
          "new gap sens fitted",
          "sensor repl + cal",
          "Replaced media sensor board",
        ],
      },
    ],
  },
} as const satisfies Record<string, DemoComponent>;
