import { softmax } from "./softmax.ts";

/** What each ranker says of each fix, and how the blend of them is made: `exp(Σ weight · log probability)`. */
export type Opinion = readonly Float64Array[];
/** An opinion on a past case whose fix is known. */
export type Judged = { readonly opinion: Opinion; readonly label: number };

/** A share of every opinion that is spread evenly, so that none can rule a fix out. */
const doubt = 0.01;
/** Cases' worth of belief in the weights that we start from: a short history changes them little. */
const belief = 10;
const rounds = 80;
/** Fixes of a case that are added up. Leaving out more of the unlikely ones would make every ranker look surer than it is. */
const mostFixes = 300;
/** Cases that are learnt from, spread evenly over those given. */
const mostCases = 4_000;

/** The probability of each fix, from what each ranker says of it and how far each is to be trusted. */
export function blend(opinion: Opinion, weights: readonly number[]): Float64Array {
  const labels = opinion[0]?.length ?? 0;
  const scores = new Float64Array(labels);
  for (const [member, probabilities] of opinion.entries()) {
    const weight = weights[member] ?? 0;
    if (weight === 0) continue;
    for (let label = 0; label < labels; label += 1) {
      scores[label] = (scores[label] as number) + weight * logOf(probabilities[label] as number, labels);
    }
  }
  return softmax(scores);
}

const logOf = (probability: number, labels: number): number =>
  Math.log(probability * (1 - doubt) + doubt / Math.max(1, labels));

/**
 * Learns the weights that would have made the known fixes likeliest, drawn towards `start` as if that had been right on a
 * few cases. The sum of the weights sharpens or softens the probabilities, so this is their calibration too. No weight
 * goes below zero, none above its `most`. Cases' opinions must come from rankers that had not seen the case.
 */
export function* learnWeights(
  judged: readonly Judged[],
  start: readonly number[],
  most: readonly number[] = [],
): Generator<void, readonly number[]> {
  const members = start.length;
  const cases: { logs: Float64Array[]; truth: number }[] = [];
  const stride = Math.max(1, judged.length / mostCases);
  for (let at = 0; at < judged.length; at += stride) {
    if (cases.length % 64 === 63) yield;
    cases.push(shortened(judged[Math.floor(at)] as Judged));
  }
  const weights = [...start];
  const seen = new Float64Array(members);
  for (let round = 0; round < rounds && cases.length > 0; round += 1) {
    const slope = new Float64Array(members);
    for (const [at, { logs, truth }] of cases.entries()) {
      if (at % 256 === 255) yield;
      const count = logs[0]?.length ?? 0;
      const shares = new Float64Array(count);
      for (let member = 0; member < members; member += 1) {
        const log = logs[member] as Float64Array;
        const weight = weights[member] as number;
        for (let fix = 0; fix < count; fix += 1) shares[fix] = (shares[fix] as number) + weight * (log[fix] as number);
      }
      softmax(shares);
      for (let member = 0; member < members; member += 1) {
        const log = logs[member] as Float64Array;
        let pull = -(log[truth] as number);
        for (let fix = 0; fix < count; fix += 1) pull += (shares[fix] as number) * (log[fix] as number);
        slope[member] = (slope[member] as number) + pull;
      }
    }
    for (let member = 0; member < members; member += 1) {
      const drawn = belief * ((weights[member] as number) - (start[member] as number));
      const step = ((slope[member] as number) + drawn) / cases.length;
      seen[member] = (seen[member] as number) + step * step;
      const next = (weights[member] as number) - (0.15 * step) / Math.sqrt((seen[member] as number) + 1e-9);
      weights[member] = Math.max(0, Math.min(most[member] ?? Number.POSITIVE_INFINITY, next));
    }
  }
  return weights;
}

/** The logarithms of a case's opinions on the fixes that matter, the true one first. */
function shortened({ opinion, label }: Judged): { logs: Float64Array[]; truth: number } {
  const labels = opinion[0]?.length ?? 0;
  const most = new Float64Array(labels);
  for (const probabilities of opinion) {
    for (let at = 0; at < labels; at += 1) most[at] = Math.max(most[at] as number, probabilities[at] as number);
  }
  most[label] = Number.POSITIVE_INFINITY;
  const kept = [...most.keys()]
    .sort((one, other) => (most[other] as number) - (most[one] as number))
    .slice(0, mostFixes);
  return {
    logs: opinion.map((probabilities) => Float64Array.from(kept, (at) => logOf(probabilities[at] as number, labels))),
    truth: 0,
  };
}
