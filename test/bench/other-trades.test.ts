import { expect, test } from "vitest";
import { measure } from "../../bench/suggest/measure.ts";
import { ours, predict } from "../../bench/suggest/predict.ts";
import type { Row } from "../../bench/suggest/read-history.ts";
import { seeded } from "../../src/analytics/suggest/seeded.ts";

const random = seeded(29);
const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;

/** Rows in time order, oldest first; `make` says what was told, what mended it, and on what. */
function history(rows: number, make: (at: number) => Pick<Row, "text" | "label" | "levels">): readonly Row[] {
  return Array.from({ length: rows }, (_, at) => ({
    ...make(at),
    id: String(at),
    date: new Date(Date.UTC(2024, 0, 1 + at)).toISOString(),
    scored: true,
    split: "",
  }));
}

const lift = [
  ["la puerta no cierra", "puerta atascada en planta", "puerta golpea al cerrar", "ajustar puerta"],
  ["ruido en la sala de máquinas", "vibra al arrancar", "zumbido del motor", "cambiar rodamiento"],
  ["se para entre pisos", "parado, no responde", "queda bloqueado a media altura", "reiniciar maniobra"],
  ["luz de cabina fundida", "cabina a oscuras", "parpadea la luz", "cambiar lámpara"],
] as const;
const cafe = [
  ["máquina não aquece", "café sai frio", "água morna", "trocar resistência"],
  ["vazamento de água", "pinga por baixo", "poça no balcão", "trocar vedação"],
  ["moinho travado", "não mói o grão", "faz barulho e não mói", "limpar moinho"],
] as const;
const told = (trade: readonly (readonly string[])[]): Pick<Row, "text" | "label" | "levels"> => {
  const fault = one(trade);
  // One in five was mended by something else than its words say.
  const mended = random() < 0.2 ? one(trade) : fault;
  return { text: one(fault.slice(0, -1)), label: mended.at(-1) ?? "", levels: [] };
};

test.each<readonly [string, readonly Row[]]>([
  ["lifts, in Spanish", history(120, () => told(lift))],
  ["coffee machines, in Portuguese", history(60, () => told(cafe))],
  [
    "two words of every fault, the model says it all",
    history(160, () => {
      const model = Math.floor(random() * 4);
      const label = random() < 0.8 ? `part ${model}` : `part ${Math.floor(random() * 4)}`;
      return { text: one(["not working", "broken", "does not work", ""]), label, levels: ["pump", `model ${model}`] };
    }),
  ],
  [
    "nothing tells anything, one fix is the commonest",
    history(160, () => ({
      text: one(["fault", "stopped", "alarm"]),
      label: random() < 0.6 ? "reset" : one(["a", "b"]),
      levels: [],
    })),
  ],
  [
    "the same few faults reported over and over, each batch another",
    history(160, (at) => ({
      text: `campaign ${Math.floor(at / 8)} brakes`,
      label: at % 40 < 24 ? "replace hose" : "inspect",
      levels: ["van"],
    })),
  ],
])("no baseline is right more often by more than its interval: %s", (_name, rows) => {
  const at = Math.round(rows.length * 0.6);
  const replay = { name: "later", history: rows.slice(0, at), asked: rows.slice(at), kind: "time" as const };
  const figures = [...predict(replay, () => {})].map(([name, predicted]) => ({ name, ...measure(predicted) }));
  const mine = figures.find(({ name }) => name === ours);
  for (const { name, hit1, hit1Interval } of figures) {
    expect(mine?.hit1, name).toBeGreaterThanOrEqual(hit1 - hit1Interval);
  }
});
