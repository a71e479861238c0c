import type { FixTraits } from "./fix-traits.ts";

/** How much a trait's score adds to that of each of its fixes. */
const traitShare = 0.7;
/** Outputs whose error is below this are not corrected: most labels are plainly wrong most of the time. */
const leastError = 1e-3;

/** Writes the labels' scores, those of their traits added; `raw` holds the labels' own scores and behind them the traits'. */
export function joinTraits(raw: Float64Array, scores: Float64Array, traits: FixTraits): void {
  const labels = scores.length;
  for (let label = 0; label < labels; label += 1) {
    let sum = raw[label] as number;
    const end = traits.start[label + 1] as number;
    for (let at = traits.start[label] as number; at < end; at += 1) {
      sum += traitShare * (raw[labels + (traits.trait[at] as number)] as number);
    }
    scores[label] = sum;
  }
}

/** What was wrong with an answer: the outputs that are worth correcting and by how much. Reused from one case to the next. */
export type Errors = {
  readonly output: Int32Array;
  readonly error: Float64Array;
  readonly ofTraits: Float64Array;
};

/** Room for the errors of `labels` fixes and their traits. */
export function roomForErrors(labels: number, traits: FixTraits): Errors {
  const width = labels + traits.count;
  return {
    output: new Int32Array(width),
    error: new Float64Array(width),
    ofTraits: new Float64Array(traits.count),
  };
}

/** Writes the errors of an answer into `into`; returns how many outputs are worth correcting. `shares` are probabilities. */
export function findErrors(
  shares: Float64Array,
  truth: number,
  weight: number,
  traits: FixTraits,
  into: Errors,
): number {
  const { output, error: errors, ofTraits } = into;
  ofTraits.fill(0);
  let count = 0;
  for (let label = 0; label < shares.length; label += 1) {
    const error = (shares[label] as number) - (label === truth ? 1 : 0);
    if (error <= leastError && error >= -leastError) continue;
    output[count] = label;
    errors[count] = error * weight;
    count += 1;
    const end = traits.start[label + 1] as number;
    for (let at = traits.start[label] as number; at < end; at += 1) {
      const trait = traits.trait[at] as number;
      ofTraits[trait] = (ofTraits[trait] as number) + traitShare * error * weight;
    }
  }
  for (const [trait, error] of ofTraits.entries()) {
    if (error <= leastError && error >= -leastError) continue;
    output[count] = shares.length + trait;
    errors[count] = error;
    count += 1;
  }
  return count;
}
