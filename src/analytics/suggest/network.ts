import type { FixTraits } from "./fix-traits.ts";
import { seeded } from "./seeded.ts";
import { shuffle } from "./shuffle.ts";
import { softmax } from "./softmax.ts";
import type { SparseRows } from "./sparse-rows.ts";
import { type Errors, findErrors, joinTraits, roomForErrors } from "./trait-scores.ts";

/**
 * A small neural network: features → a few hidden units → fixes, which share weights through the words of their names. What words mean
 * alike lands on the same hidden units, so that it knows of a rare fix what it learnt on common ones. `input[column * hidden + unit]`;
 * `output[unit * width + output]`, where the last unit is a constant and the outputs are the labels and then their traits.
 */
export type Network = {
  readonly labels: number;
  readonly width: number;
  readonly input: Float32Array;
  readonly output: Float32Array;
  readonly traits: FixTraits;
};

export type NetworkOptions = { readonly epochs: number; readonly seed: number };

const hidden = 32;
const rate = 0.05;
/** What each weight is drawn back by at every update of it, as a share of the weight. */
const decay = 1e-4;
/** Share of a case's features that are left out each time it is shown: none may be relied on alone (Srivastava et al. 2014). */
const leftOut = 0.5;
/** Slope of a hidden unit below zero. */
const leak = 0.1;
/** Where AdaGrad's sums of squares begin, so that the first steps are not the largest. */
const startSquare = 1e-3;

/** What one case makes of the network: units' values, the errors, and what they say of the units. */
type Pass = {
  readonly units: Float64Array;
  readonly raw: Float64Array;
  readonly scores: Float64Array;
};

/**
 * Fits a network by stochastic gradients with AdaGrad's rates, one example at a time in a seeded order. It is a generator that pauses
 * every few examples, so that a worker can answer between; run it to its end for the model.
 */
export function* fitNetwork(
  rows: SparseRows,
  labelOf: Int32Array,
  weightOf: Float32Array,
  shape: { readonly columns: number; readonly labels: number; readonly traits: FixTraits },
  { epochs, seed }: NetworkOptions,
): Generator<void, Network> {
  const { columns, labels, traits } = shape;
  const width = labels + traits.count;
  const random = seeded(seed);
  const input = scattered(columns * hidden, 0.3, random);
  const output = scattered((hidden + 1) * width, 0.2, random);
  startFromShares(output.subarray(hidden * width), labelOf, labels);
  const inputSquares = new Float32Array(input.length).fill(startSquare);
  const outputSquares = new Float32Array(output.length).fill(startSquare);
  const model = { labels, width, input, output, traits };
  const pass = roomForPass(model);
  const errors = roomForErrors(labels, traits);
  const slope = new Float64Array(hidden);
  const kept = new Uint8Array(longestRow(rows));
  const order = Int32Array.from({ length: labelOf.length }, (_, at) => at);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const step = rate * (1 - (0.9 * epoch) / epochs);
    for (let at = 0; at < order.length; at += 1) {
      if (at % 8 === 7) yield;
      const row = order[at] as number;
      const from = rows.start[row] as number;
      const size = (rows.start[row + 1] as number) - from;
      for (let one = 0; one < size; one += 1) kept[one] = random() < leftOut ? 0 : 1;
      forward(model, rows, row, kept, pass);
      softmax(pass.scores);
      const count = findErrors(pass.scores, labelOf[row] as number, weightOf[row] as number, traits, errors);
      correctOutput(model, outputSquares, pass, errors, count, slope, step);
      for (let unit = 0; unit < hidden; unit += 1) {
        if ((pass.units[unit] as number) < 0) slope[unit] = (slope[unit] as number) * leak;
      }
      for (let one = 0; one < size; one += 1) {
        if (kept[one] === 0) continue;
        const base = (rows.column[from + one] as number) * hidden;
        const value = rows.value[from + one] as number;
        for (let unit = 0; unit < hidden; unit += 1) {
          const where = base + unit;
          const weight = input[where] as number;
          const gradient = (slope[unit] as number) * value + decay * weight;
          const square = (inputSquares[where] as number) + gradient * gradient;
          inputSquares[where] = square;
          input[where] = weight - (step * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return model;
}

/** The probability of every label for one row of features. */
export function predictNetwork(model: Network, rows: SparseRows, row: number): Float64Array {
  const pass = roomForPass(model);
  forward(model, rows, row, null, pass);
  return softmax(pass.scores);
}

/** Numbers spread evenly over `span` around nothing. */
function scattered(size: number, span: number, random: () => number): Float32Array {
  const values = new Float32Array(size);
  for (let at = 0; at < size; at += 1) values[at] = (random() - 0.5) * span;
  return values;
}

function roomForPass({ labels, width }: Network): Pass {
  return { units: new Float64Array(hidden + 1), raw: new Float64Array(width), scores: new Float64Array(labels) };
}

function longestRow({ start }: SparseRows): number {
  let most = 0;
  for (let row = 1; row < start.length; row += 1)
    most = Math.max(most, (start[row] as number) - (start[row - 1] as number));
  return most;
}

/** The constant's weights begin at how common each fix is. */
function startFromShares(constant: Float32Array, labelOf: Int32Array, labels: number): void {
  const counts = new Float64Array(labels);
  for (const label of labelOf) counts[label] = (counts[label] as number) + 1;
  constant.fill(0);
  for (let label = 0; label < labels; label += 1)
    constant[label] = Math.log(((counts[label] as number) + 0.3) / Math.max(1, labelOf.length));
}

/** Writes units and scores of a row; of its features only those that are kept, all where `kept` is null. */
function forward(model: Network, rows: SparseRows, row: number, kept: Uint8Array | null, into: Pass): void {
  const { input, output, width, traits } = model;
  const { units, raw, scores } = into;
  units.fill(0);
  const from = rows.start[row] as number;
  const to = rows.start[row + 1] as number;
  for (let at = from; at < to; at += 1) {
    if (kept !== null && kept[at - from] === 0) continue;
    const base = (rows.column[at] as number) * hidden;
    const value = rows.value[at] as number;
    for (let unit = 0; unit < hidden; unit += 1)
      units[unit] = (units[unit] as number) + value * (input[base + unit] as number);
  }
  for (let unit = 0; unit < hidden; unit += 1)
    if ((units[unit] as number) < 0) units[unit] = (units[unit] as number) * leak;
  units[hidden] = 1;
  raw.fill(0);
  for (let unit = 0; unit <= hidden; unit += 1) {
    const value = units[unit] as number;
    const base = unit * width;
    for (let out = 0; out < width; out += 1) raw[out] = (raw[out] as number) + value * (output[base + out] as number);
  }
  joinTraits(raw, scores, traits);
}

/** Corrects the weights behind the hidden units, and writes what the errors say of the units into `slope`. */
function correctOutput(
  { output, width }: Network,
  squares: Float32Array,
  { units }: Pass,
  { output: wrong, error: errors }: Errors,
  count: number,
  slope: Float64Array,
  step: number,
): void {
  for (let unit = 0; unit <= hidden; unit += 1) {
    const base = unit * width;
    const value = units[unit] as number;
    let pull = 0;
    for (let one = 0; one < count; one += 1) {
      const where = base + (wrong[one] as number);
      const error = errors[one] as number;
      const weight = output[where] as number;
      pull += error * weight;
      const gradient = error * value + decay * weight;
      const square = (squares[where] as number) + gradient * gradient;
      squares[where] = square;
      output[where] = weight - (step * gradient) / Math.sqrt(square);
    }
    if (unit < hidden) slope[unit] = pull;
  }
}
