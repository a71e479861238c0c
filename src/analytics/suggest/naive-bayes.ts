import { makeCountTable } from "./count-table.ts";
import type { Query } from "./example.ts";
import { softmax } from "./softmax.ts";
import { makeVocabulary } from "./vocabulary.ts";

/** Multinomial naive Bayes over stems and equipment levels: learns a case at once, and does well on short histories. */
export type NaiveBayes = {
  readonly add: (label: number, query: Query, weight: number) => void;
  /** The probability of each of `labels` fixes. */
  readonly predict: (query: Query, labels: number) => Float64Array;
};

/** Added to each count, so that one new word does not rule a fix out. */
const smoothing = 0.1;

/** A model that has seen nothing. */
export function makeNaiveBayes(): NaiveBayes {
  const words = makeVocabulary();
  const counts = makeCountTable();
  const wordsOfLabel: number[] = [];
  const casesOfLabel: number[] = [];
  const tokens = (query: Query): string[] => [
    ...query.text.words,
    ...query.levels.flatMap((level, depth) => (level === "" ? [] : [`${depth}>${level}`])),
  ];
  return {
    add(label, query, weight) {
      while (casesOfLabel.length <= label) {
        casesOfLabel.push(0);
        wordsOfLabel.push(0);
      }
      casesOfLabel[label] = (casesOfLabel[label] ?? 0) + weight;
      for (const token of tokens(query)) {
        counts.add(words.take(token), label, weight);
        wordsOfLabel[label] = (wordsOfLabel[label] ?? 0) + weight;
      }
    },
    predict(query, labels) {
      const scores = Float64Array.from({ length: labels }, (_, label) => Math.log((casesOfLabel[label] ?? 0) + 1e-3));
      const known = tokens(query)
        .map((token) => words.find(token))
        .filter((word) => word >= 0);
      const spread = smoothing * words.size();
      const base = Math.log(smoothing);
      for (let label = 0; label < labels; label += 1) {
        const all = Math.log((wordsOfLabel[label] ?? 0) + spread);
        scores[label] = (scores[label] as number) + known.length * (base - all);
      }
      for (const word of known) {
        const { labels: met, counts: times } = counts.row(word);
        for (let at = 0; at < met.length; at += 1) {
          const label = met[at] as number;
          scores[label] = (scores[label] as number) + Math.log((times[at] as number) + smoothing) - base;
        }
      }
      return softmax(scores);
    },
  };
}
