import type { Query } from "./example.ts";
import type { Neighbour } from "./neighbours.ts";

/** Fixes that were tried on a fault and did not help, by what staff said of them. */
export type FailedTries = {
  readonly add: (label: number, query: Query) => void;
  /**
   * Lowers fixes that failed on faults like this one, in place, and gives their share to the others: what is left of a fix is the part
   * of the similar faults that it closed, those and one more, of all on which it was tried.
   */
  readonly discount: (probabilities: Float64Array, query: Query, nearest: readonly Neighbour[]) => void;
};

/** Failures remembered of one fix, the newest: a fix that never helps need not be told so more often. */
const mostKept = 50;

/** No failures yet. */
export function makeFailedTries(): FailedTries {
  const byLabel = new Map<number, ReadonlySet<string>[]>();
  return {
    add(label, { text }) {
      const kept = byLabel.get(label) ?? [];
      kept.push(new Set(text.words));
      if (kept.length > mostKept) kept.shift();
      byLabel.set(label, kept);
    },
    discount(probabilities, { text }, nearest) {
      if (byLabel.size === 0) return;
      const asked = new Set(text.words);
      const best = nearest[0]?.score ?? 1;
      let before = 0;
      let after = 0;
      for (let label = 0; label < probabilities.length; label += 1) {
        const probability = probabilities[label] as number;
        before += probability;
        const failed = (byLabel.get(label) ?? []).reduce((sum, words) => sum + likeness(asked, words), 0);
        if (failed > 0) {
          const closed = nearest.reduce((sum, one) => sum + (one.label === label ? one.score / best : 0), 0);
          probabilities[label] = (probability * (1 + closed)) / (1 + closed + failed);
        }
        after += probabilities[label] as number;
      }
      for (let label = 0; label < probabilities.length; label += 1)
        probabilities[label] = ((probabilities[label] as number) * before) / after;
    },
  };
}

/** The share of the words of two texts that both have (Jaccard's index); 0 of texts without words. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.union(other).size;
  return all === 0 ? 0 : one.intersection(other).size / all;
}
