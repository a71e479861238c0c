import type { Query } from "./example.ts";
import { makeGrowingList } from "./growing-list.ts";
import { recencyOf } from "./recency.ts";
import { makeVocabulary } from "./vocabulary.ts";
import { makeWordIndex } from "./word-index.ts";

/** The past cases that are most like a fault, by words first and then by how near the equipment is. */
export type Neighbours = {
  readonly size: () => number;
  /** `day` as in an example. */
  readonly add: (label: number, query: Query, weight: number, day: number) => void;
  readonly settle: () => void;
  /** The nearest cases, nearest first. */
  readonly nearest: (query: Query, most: number) => readonly Neighbour[];
  /** Whether any level of the equipment has been met before. */
  readonly knows: (levels: readonly string[]) => boolean;
  /** What the widest level of a case is called, "" where it is not known. */
  readonly widest: (at: number) => string;
};
export type Neighbour = {
  /** The number of the case, in the order of adding. */
  readonly at: number;
  readonly label: number;
  /** BM25, raised by the levels of equipment in common and lowered where the fix did not last. */
  readonly score: number;
  /** The narrowest level of equipment that agrees, the widest being 1; 0 where none does. */
  readonly depth: number;
  /** What the case was added with. */
  readonly weight: number;
};

const unknown = -1;
const neverSeen = -2;
/** By how much each level in common raises a case. */
const levelBonus = 0.2;

/** An empty history for faults on equipment of `depth` levels. */
export function makeNeighbours(depth: number): Neighbours {
  const index = makeWordIndex();
  const labels = makeGrowingList();
  const levelNames = Array.from({ length: depth }, () => makeVocabulary());
  const levels = makeGrowingList();
  const widestNames: string[] = [];
  // Days up to the year 2149, one more than they are, since none at all is -1.
  const days = makeGrowingList("uint16");
  let newestDay = -1;
  /** Weights in hundredths. */
  const weights = makeGrowingList("uint8");
  /** Levels that agree, from the widest to the first that is known to differ, and the narrowest of them, counted from 1. */
  const inCommon = (query: readonly number[], at: number): { levels: number; depth: number } => {
    const common = { levels: 0, depth: 0 };
    for (let level = 0; level < depth; level += 1) {
      const [mine, theirs] = [query[level] ?? unknown, levels.values()[at * depth + level] as number];
      if (mine === unknown || theirs === unknown) continue;
      if (mine !== theirs) break;
      common.levels += 1;
      common.depth = level + 1;
    }
    return common;
  };
  return {
    size: index.size,
    settle: index.settle,
    knows: (names) => names.some((name, level) => name !== "" && (levelNames[level]?.find(name) ?? unknown) >= 0),
    widest: (at) => widestNames[levels.values()[at * depth] ?? unknown] ?? "",
    add(label, query, weight, day) {
      days.push(Math.min(65_535, day + 1));
      newestDay = Math.max(newestDay, Math.min(65_534, day));
      weights.push(Math.round(Math.min(2, weight) * 100));
      index.add(query.text.words);
      labels.push(label);
      for (let level = 0; level < depth; level += 1) {
        const name = query.levels[level] ?? "";
        const number = name === "" ? unknown : (levelNames[level]?.take(name) ?? unknown);
        if (level === 0 && number !== unknown) widestNames[number] = name;
        levels.push(number);
      }
    },
    nearest(query, most) {
      const names = query.levels.map((name, level) => {
        const known = name === "" ? unknown : (levelNames[level]?.find(name) ?? unknown);
        return known === -1 && name !== "" ? neverSeen : known;
      });
      // Equipment can lift a case some way up, so more are fetched than asked for.
      return index
        .search(query.text.words, Math.max(200, most))
        .map(({ at, score }) => {
          const common = inCommon(names, at);
          const weight = (weights.values()[at] as number) / 100;
          return {
            at,
            label: labels.values()[at] as number,
            score:
              score *
              (1 + levelBonus * common.levels) *
              Math.sqrt(weight * recencyOf((days.values()[at] as number) - 1, newestDay)),
            depth: common.depth,
            weight,
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
