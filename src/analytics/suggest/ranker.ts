import { blend, type Judged, learnWeights, type Opinion } from "./blend.ts";
import { makeEquipmentPrior } from "./equipment-prior.ts";
import type { Example, Query } from "./example.ts";
import { makeFailedTries } from "./failed-tries.ts";
import { type Fold, type FoldKind, foldsOf, leastJudged } from "./folds.ts";
import { askLearners, fitLearners, type Learners } from "./learners.ts";
import { makeNaiveBayes } from "./naive-bayes.ts";
import { makeNeighbours, type Neighbour, voteOf, voters } from "./neighbours.ts";
import { makePopularity } from "./popularity.ts";
import { rankOrder } from "./rank-order.ts";

/** The rankers that are blended, in the order of their weights. */
export const members = [
  "regression",
  "networks",
  "names",
  "naive Bayes",
  "neighbours",
  "equipment",
  "popularity",
  "trend",
] as const;

/** How far each is trusted before a history says otherwise, and how far at most. */
const startWeights = [0.2, 0.25, 0.7, 0.1, 0.15, 0.2, 0.1, 0];
/** What is commoner of late may not be so for long: a history of a few bursts would trust it beyond all others. */
const mostWeights = startWeights.map((_, member) => (members[member] === "trend" ? 0.5 : Number.POSITIVE_INFINITY));
/** Those that are there before anything has been learnt make up for the others. */
const unlearntWeights = startWeights.slice(3).map((weight) => weight * 2);
const tilts = [0, 0.1, 0.2, 0.3];
const startTilt = 0.2;
/** Share of cases whose true fix may fall out of the first three for the sake of rare ones. */
const tiltCost = 0.005;
/** The share of the doubt that belongs to fixes nobody has made, before a history says otherwise, and how many doubts that weighs. */
const startNovelty = 0.1;
const noveltyBelief = 5;
/** Examples that naive Bayes and the prior learn from, the newest; neighbours are found among all. */
const mostCounted = 50_000;
const mostNearest = 100;

/** What is learnt slowly, in the background: the regressions, and how far each ranker is to be trusted. */
export type Learnt = {
  readonly learners: Learners;
  readonly weights: readonly number[];
  readonly tilt: number;
  /** Share of the doubt about the likeliest fix that belongs to fixes that nobody has made yet. */
  readonly novelty: number;
};

export type Ranking = {
  /** By label. What they leave of 1 is the chance of a fix that nobody has made yet. */
  readonly probabilities: Float64Array;
  /** Labels in the order in which they are offered. */
  readonly order: readonly number[];
  /** The past cases most like the fault, nearest first. */
  readonly nearest: readonly Neighbour[];
  /** Whether any level of the equipment has been met before. */
  readonly knowsEquipment: boolean;
};

/** Ranks fixes for a fault. Cases count at once where they are neighbours or counts; `setLearnt` brings the rest. */
export type Ranker = {
  readonly add: (example: Example) => void;
  /** A fix that was tried on a fault and did not help; counts at once. */
  readonly addFailed: (label: number, query: Query) => void;
  readonly settle: () => void;
  readonly setLearnt: (learnt: Learnt) => void;
  readonly rank: (query: Query, labels: number) => Ranking;
  /** The categories of the nearest past cases by words alone, each with the weight of its vote. */
  readonly categoryVotes: (query: Query) => readonly { readonly category: string; readonly weight: number }[];
  readonly opinion: (
    query: Query,
    labels: number,
  ) => { readonly opinion: Opinion; readonly nearest: readonly Neighbour[] };
};

/** A ranker without history, for equipment of `depth` levels; `expected` is how many cases will be loaded. */
export function makeRanker(depth: number, expected = 0): Ranker {
  const neighbours = makeNeighbours(depth);
  const bayes = makeNaiveBayes();
  const prior = makeEquipmentPrior();
  const popularity = makePopularity();
  const failed = makeFailedTries();
  const counts: number[] = [];
  let learnt: Learnt | null = null;
  const opinion = (query: Query, labels: number) => {
    const fromEquipment = prior.predict(query.levels, labels);
    const nearest = neighbours.nearest(query, mostNearest);
    const votes = voteOf(nearest, fromEquipment);
    const learned = learnt ? askLearners(learnt.learners, query).map((one) => padded(one, votes)) : [];
    return {
      opinion: [
        ...learned,
        bayes.predict(query, labels),
        votes,
        fromEquipment,
        popularity.overall(labels),
        popularity.trend(labels),
      ],
      nearest,
    };
  };
  return {
    add(example) {
      const { label, weight, levels } = example;
      if (neighbours.size() >= expected - mostCounted) {
        bayes.add(label, example, weight);
        prior.add(label, levels, weight);
        popularity.add(label, weight);
      }
      neighbours.add(label, example, weight, example.day);
      counts[label] = (counts[label] ?? 0) + 1;
    },
    addFailed: failed.add,
    settle: neighbours.settle,
    setLearnt(next) {
      learnt = next;
    },
    opinion,
    categoryVotes: (query) =>
      neighbours
        .nearest({ text: query.text, levels: [] }, voters)
        .map(({ at, score }) => ({ category: neighbours.widest(at), weight: score * score })),
    rank(query, labels) {
      const { opinion: said, nearest } = opinion(query, labels);
      const weights = learnt ? learnt.weights : unlearntWeights;
      const probabilities = blend(said, weights);
      failed.discount(probabilities, query, nearest);
      leaveRoom(probabilities, learnt?.novelty ?? startNovelty);
      return {
        probabilities,
        nearest,
        knowsEquipment: neighbours.knows(query.levels),
        order: rankOrder(probabilities, counts, learnt?.tilt ?? startTilt),
      };
    },
  };
}

/** Learns what is learnt slowly from a history, oldest first. Pauses often; nothing is read of what is not in `history`. */
export function* learn(history: readonly Example[], names: readonly string[], kind: FoldKind): Generator<void, Learnt> {
  const depth = history[0]?.levels.length ?? 0;
  const judged: Judged[] = [];
  let unheardOf = 0;
  for (const fold of foldsOf(history, kind)) {
    const one = yield* judge(fold, names, depth);
    judged.push(...one.judged);
    unheardOf += one.unheardOf;
  }
  if (judged.length < leastJudged) {
    const learners = yield* fitLearners(history, names);
    return { learners, weights: startWeights, tilt: startTilt, novelty: startNovelty };
  }
  const weights = yield* learnWeights(judged, startWeights, mostWeights);
  const blended: Blended[] = [];
  for (const { opinion, label } of judged) {
    blended.push({ probabilities: blend(opinion, weights), label });
    yield;
  }
  const tilt = yield* bestTilt(blended, history, names.length);
  const doubt = blended.reduce((sum, { probabilities }) => sum + 1 - greatest(probabilities), 0) / judged.length;
  const novelty = Math.min(
    1,
    (unheardOf + noveltyBelief * startNovelty) / (doubt * (judged.length + unheardOf) + noveltyBelief),
  );
  return { learners: yield* fitLearners(history, names), weights, tilt, novelty };
}

/** What the rankers say of a fold's cases, having seen only its history. */
function* judge(
  fold: Fold,
  names: readonly string[],
  depth: number,
): Generator<void, { readonly judged: readonly Judged[]; readonly unheardOf: number }> {
  const ranker = makeRanker(depth);
  const seen = new Set<number>();
  for (const [at, example] of fold.history.entries()) {
    if (at % 64 === 63) yield;
    ranker.add(example);
    seen.add(example.label);
  }
  ranker.settle();
  ranker.setLearnt({ learners: yield* fitLearners(fold.history, names), weights: startWeights, tilt: 0, novelty: 0 });
  const judged: Judged[] = [];
  let unheardOf = 0;
  for (const example of fold.judged) {
    if (!example.scored) continue;
    // A fix that had never been made teaches nothing about whom to trust, only how often that happens.
    if (!seen.has(example.label)) {
      unheardOf += 1;
      continue;
    }
    judged.push({ opinion: ranker.opinion(example, names.length).opinion, label: example.label });
    yield;
  }
  return { judged, unheardOf };
}

type Blended = { readonly probabilities: Float64Array; readonly label: number };

/**
 * The strongest tilt that costs next to nothing: the true fix is among the first three as often as with the best tilt, but for
 * `tiltCost`. Hits of rare fixes themselves are too few in most histories to choose by.
 */
function* bestTilt(blended: readonly Blended[], history: readonly Example[], labels: number): Generator<void, number> {
  const counts = new Float64Array(labels);
  for (const { label } of history) counts[label] = (counts[label] as number) + 1;
  const hits = tilts.map(() => 0);
  for (const { probabilities, label } of blended) {
    yield;
    for (const [at, tilt] of tilts.entries()) {
      const place = rankOrder(probabilities, counts, tilt).indexOf(label);
      if (place < 3) hits[at] = (hits[at] ?? 0) + 1;
    }
  }
  const least = Math.max(...hits) - tiltCost * blended.length;
  return tilts.findLast((_, at) => (hits[at] ?? 0) >= least) ?? 0;
}

/** Draws all probabilities down by the share of the doubt that belongs to none of them. */
function leaveRoom(probabilities: Float64Array, novelty: number): void {
  const share = 1 - novelty * (1 - greatest(probabilities));
  for (let at = 0; at < probabilities.length; at += 1) probabilities[at] = (probabilities[at] as number) * share;
}

function greatest(values: Float64Array): number {
  return values.reduce((one, other) => Math.max(one, other), 0);
}

/**
 * A regression's opinion on fixes that came after it was fitted: what the neighbours say of them, the rest drawn together.
 * Without this, a fix first made this morning would wait for the next fit.
 */
function padded(probabilities: Float64Array, votes: Float64Array): Float64Array {
  if (probabilities.length >= votes.length) return probabilities;
  const all = votes.slice();
  let fresh = 0;
  for (let label = probabilities.length; label < all.length; label += 1) fresh += all[label] as number;
  for (const [label, probability] of probabilities.entries()) all[label] = probability * (1 - fresh);
  return all;
}
