import type { FixTraits } from "./fix-traits.ts";
import { seeded } from "./seeded.ts";
import { softmax } from "./softmax.ts";
import type { SparseRows } from "./sparse-rows.ts";

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

/** How much a trait's score adds to that of each of its fixes. */
const traitShare = 0.7;
/** Outputs whose error is below this are not corrected: most labels are plainly wrong most of the time. */
const leastError = 1e-3;

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
  const active = new Int32Array(width);
  const errors = new Float64Array(width);
  const order = Int32Array.from({ length: labelOf.length }, (_, at) => at);
  const random = seeded(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    for (let step = 0; step < order.length; step += 1) {
      if (step % 16 === 15) yield;
      const row = order[step] as number;
      score(model, rows, row, raw, scores);
      softmax(scores);
      const actives = findErrors(scores, labelOf[row] as number, weightOf[row] as number, traits, active, errors);
      const to = rows.start[row + 1] as number;
      for (let at = rows.start[row] as number; at < to; at += 1) {
        const base = (rows.column[at] as number) * width;
        const value = rows.value[at] as number;
        for (let one = 0; one < actives; one += 1) {
          const where = base + (active[one] as number);
          const weight = weights[where] as number;
          const gradient = (errors[one] as number) * value + options.decay * weight;
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
  const { weights, width, labels, traits } = model;
  raw.fill(0);
  const to = rows.start[row + 1] as number;
  for (let at = rows.start[row] as number; at < to; at += 1) {
    const base = (rows.column[at] as number) * width;
    const value = rows.value[at] as number;
    for (let out = 0; out < width; out += 1) raw[out] = (raw[out] as number) + value * (weights[base + out] as number);
  }
  for (let label = 0; label < labels; label += 1) {
    let sum = raw[label] as number;
    const end = traits.start[label + 1] as number;
    for (let at = traits.start[label] as number; at < end; at += 1) {
      sum += traitShare * (raw[labels + (traits.trait[at] as number)] as number);
    }
    scores[label] = sum;
  }
}

/** Writes the outputs that are worth correcting and by how much; returns how many. */
function findErrors(
  scores: Float64Array,
  truth: number,
  weight: number,
  traits: FixTraits,
  active: Int32Array,
  errors: Float64Array,
): number {
  const labels = scores.length;
  const ofTraits = new Float64Array(traits.count);
  let actives = 0;
  for (let label = 0; label < labels; label += 1) {
    const error = (scores[label] as number) - (label === truth ? 1 : 0);
    if (error <= leastError && error >= -leastError) continue;
    active[actives] = label;
    errors[actives] = error * weight;
    actives += 1;
    const end = traits.start[label + 1] as number;
    for (let at = traits.start[label] as number; at < end; at += 1) {
      const trait = traits.trait[at] as number;
      ofTraits[trait] = (ofTraits[trait] as number) + traitShare * error * weight;
    }
  }
  for (const [trait, error] of ofTraits.entries()) {
    if (error <= leastError && error >= -leastError) continue;
    active[actives] = labels + trait;
    errors[actives] = error;
    actives += 1;
  }
  return actives;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] as number;
    order[at] = order[other] as number;
    order[other] = kept;
  }
}
