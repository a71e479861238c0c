import type { Query } from "./example.ts";
import { makeGrowingList } from "./growing-list.ts";
import { makeVocabulary } from "./vocabulary.ts";
import { makeWordIndex } from "./word-index.ts";

/** The past cases that are most like a fault, by words first and then by how near the equipment is. */
export type Neighbours = {
  readonly size: () => number;
  readonly add: (label: number, query: Query, weight: number) => void;
  readonly settle: () => void;
  /** The nearest cases, nearest first. */
  readonly nearest: (query: Query, most: number) => readonly Neighbour[];
};
export type Neighbour = {
  /** The number of the case, in the order of adding. */
  readonly at: number;
  readonly label: number;
  /** BM25, raised by the levels of equipment in common and lowered where the fix did not last. */
  readonly score: number;
  /** How many levels of equipment agree, from the widest on. */
  readonly depth: number;
};

/** By how much each level in common raises a case. */
const levelBonus = 0.2;

/** An empty history for faults on equipment of `depth` levels. */
export function makeNeighbours(depth: number): Neighbours {
  const index = makeWordIndex();
  const labels = makeGrowingList();
  const levelNames = makeVocabulary();
  const levels = makeGrowingList();
  // Cases that count less than whole; the others are not worth four bytes each.
  const lesser = new Map<number, number>();
  const inCommon = (query: readonly number[], at: number): number => {
    let common = 0;
    while (common < depth && (query[common] ?? -1) >= 0 && query[common] === levels.values()[at * depth + common])
      common += 1;
    return common;
  };
  return {
    size: index.size,
    settle: index.settle,
    add(label, query, weight) {
      if (weight !== 1) lesser.set(index.size(), weight);
      index.add(query.text.words);
      labels.push(label);
      for (let level = 0; level < depth; level += 1) {
        const name = query.levels[level] ?? "";
        levels.push(name === "" ? -1 : levelNames.take(`${level}>${name}`));
      }
    },
    nearest(query, most) {
      const names = query.levels.map((name, level) => (name === "" ? -1 : levelNames.find(`${level}>${name}`)));
      // Equipment can lift a case some way up, so more are fetched than asked for.
      return index
        .search(query.text.words, Math.max(200, most))
        .map(({ at, score }) => {
          const common = inCommon(names, at);
          const weight = lesser.get(at) ?? 1;
          return {
            at,
            label: labels.values()[at] as number,
            score: score * (1 + levelBonus * common) * Math.sqrt(weight),
            depth: common,
          };
        })
        .sort((one, other) => other.score - one.score || other.at - one.at)
        .slice(0, most);
    },
  };
}

/** Neighbours that vote. */
export const voters = 20;
/** Weight of the equipment's prior beside all votes. */
const priorWeight = 0.05;

/** The votes of the nearest cases, each with its squared score, over a share of the prior. */
export function voteOf(nearest: readonly Neighbour[], prior: Float64Array): Float64Array {
  const votes = new Float64Array(prior.length);
  let all = 0;
  for (const { label, score } of nearest.slice(0, voters)) {
    votes[label] = (votes[label] ?? 0) + score * score;
    all += score * score;
  }
  const whole = (all > 0 ? 1 : 0) + priorWeight;
  return votes.map((vote, label) => ((all > 0 ? vote / all : 0) + priorWeight * (prior[label] as number)) / whole);
}
