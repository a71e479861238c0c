import type { FixTraits } from "./fix-traits.ts";
import { seeded } from "./seeded.ts";
import { shuffle } from "./shuffle.ts";
import { softmax } from "./softmax.ts";
import type { SparseRows } from "./sparse-rows.ts";
import { findErrors, joinTraits, roomForErrors } from "./trait-scores.ts";

/** Softmax regression: `weights[column * width + output]`, where the outputs are the labels and then their traits. */
export type Regression = {
  readonly labels: number;
  readonly width: number;
  readonly weights: Float32Array;
  readonly traits: FixTraits;
};

export type RegressionOptions = {
  readonly epochs: number;
  readonly rate: number;
  /** What each weight of a column is drawn back by at every update of it, as a share of the weight. */
  readonly decay: number;
  readonly seed: number;
};

/**
 * Fits a softmax regression by stochastic gradients with AdaGrad's rates (Duchi, Hazan, Singer 2011), one example at a time
 * in a seeded order. It is a generator that pauses every few examples, so that a worker can answer between; run it to its
 * end for the model.
 */
export function* fitRegression(
  rows: SparseRows,
  labelOf: Int32Array,
  weightOf: Float32Array,
  shape: { readonly columns: number; readonly labels: number; readonly traits: FixTraits },
  options: RegressionOptions,
): Generator<void, Regression> {
  const { columns, labels, traits } = shape;
  const width = labels + traits.count;
  const weights = new Float32Array(columns * width);
  const squares = new Float32Array(columns * width);
  const model = { labels, width, weights, traits };
  startFromShares(weights, labelOf, labels);
  const raw = new Float64Array(width);
  const scores = new Float64Array(labels);
  const errors = roomForErrors(labels, traits);
  const { output: active, error: errorOf } = errors;
  const order = Int32Array.from({ length: labelOf.length }, (_, at) => at);
  const random = seeded(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    for (let step = 0; step < order.length; step += 1) {
      if (step % 8 === 7) yield;
      const row = order[step] as number;
      score(model, rows, row, raw, scores);
      softmax(scores);
      const actives = findErrors(scores, labelOf[row] as number, weightOf[row] as number, traits, errors);
      const to = rows.start[row + 1] as number;
      for (let at = rows.start[row] as number; at < to; at += 1) {
        const base = (rows.column[at] as number) * width;
        const value = rows.value[at] as number;
        for (let one = 0; one < actives; one += 1) {
          const where = base + (active[one] as number);
          const weight = weights[where] as number;
          const gradient = (errorOf[one] as number) * value + options.decay * weight;
          const square = (squares[where] as number) + gradient * gradient;
          squares[where] = square;
          weights[where] = weight - (rate * gradient) / (Math.sqrt(square) + 1e-6);
        }
      }
    }
  }
  return model;
}

/** The probability of every label for one row of features. */
export function predictRegression(model: Regression, rows: SparseRows, row: number): Float64Array {
  const scores = new Float64Array(model.labels);
  score(model, rows, row, new Float64Array(model.width), scores);
  return softmax(scores);
}

/** The constant's weights begin at how common each fix is, so that a text of unknown words falls back to that. */
function startFromShares(weights: Float32Array, labelOf: Int32Array, labels: number): void {
  const counts = new Float64Array(labels);
  for (const label of labelOf) counts[label] = (counts[label] as number) + 1;
  for (let label = 0; label < labels; label += 1) {
    weights[label] = Math.log(((counts[label] as number) + 0.3) / Math.max(1, labelOf.length));
  }
}

/** Writes the labels' scores of one row into `scores`, those of labels and traits before they are joined into `raw`. */
function score(model: Regression, rows: SparseRows, row: number, raw: Float64Array, scores: Float64Array): void {
  const { weights, width, traits } = model;
  raw.fill(0);
  const to = rows.start[row + 1] as number;
  for (let at = rows.start[row] as number; at < to; at += 1) {
    const base = (rows.column[at] as number) * width;
    const value = rows.value[at] as number;
    for (let out = 0; out < width; out += 1) raw[out] = (raw[out] as number) + value * (weights[base + out] as number);
  }
  joinTraits(raw, scores, traits);
}
