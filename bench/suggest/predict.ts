import { abstentionOf } from "../../src/analytics/suggest/abstention.ts";
import { dayOf } from "../../src/analytics/suggest/day-of.ts";
import type { Example, Query } from "../../src/analytics/suggest/example.ts";
import { finish } from "../../src/analytics/suggest/finish.ts";
import { learn, makeRanker } from "../../src/analytics/suggest/ranker.ts";
import { featuresOf } from "../../src/analytics/text/features.ts";
import { normaliseText } from "../../src/analytics/text/normalise-text.ts";
import {
  type Answers,
  bm25Vote,
  bm25WithPrior,
  equipmentPrior,
  mostFrequent,
  type Plain,
  plainBayes,
  plainRegression,
  plainWords,
} from "./baselines.ts";
import type { Predicted } from "./measure.ts";
import type { Row } from "./read-history.ts";
import type { Replay } from "./replays.ts";

/** Predictions of one replay by every method, by its name. */
export type Predictions = ReadonlyMap<string, readonly Predicted[]>;

export const ours = "fixline";

/** Predicts the asked rows from the history, with the product's ranker and with every baseline. */
export function predict({ history, asked, kind }: Replay, onStep: (step: string) => void): Predictions {
  const names = [...new Set(history.map(({ label }) => label))];
  const numbers = new Map(names.map((name, at) => [name, at]));
  const examples = history.map((row) => exampleOf(row, numbers));
  const levels = examples[0]?.levels.length ?? 0;
  onStep(`learning from ${history.length} rows, ${names.length} labels`);
  const ranker = makeRanker(levels, examples.length);
  for (const example of examples) ranker.add(example);
  ranker.settle();
  ranker.setLearnt(finish(learn(examples, names, kind)));
  onStep(`ranking ${asked.length} rows`);
  const predictions = new Map<string, readonly Predicted[]>();
  predictions.set(
    ours,
    asked.map((row) => {
      const began = performance.now();
      const query = queryOf(row);
      const ranking = ranker.rank(query, names.length);
      const milliseconds = performance.now() - began;
      const abstention = abstentionOf(query, ranking, examples.length);
      return {
        label: numbers.get(row.label) ?? -1,
        name: row.label,
        order: ranking.order,
        sureness: ranking.probabilities[ranking.order[0] ?? 0] ?? 0,
        answered: abstention === null,
        milliseconds,
      };
    }),
  );
  onStep("baselines");
  for (const [name, answers] of baselines(history, asked, numbers)) {
    predictions.set(name, toPredicted(asked, answers, numbers));
  }
  predictions.set(
    "softmax regression",
    toPredicted(asked, plainRegression(examples, asked.map(queryOf), names.length), numbers),
  );
  return predictions;
}

function baselines(
  history: readonly Row[],
  asked: readonly Row[],
  numbers: ReadonlyMap<string, number>,
): readonly [string, Answers][] {
  const plain = (row: Row): Plain => ({
    words: plainWords(row.text),
    levels: row.levels.map((level) => level.trim().toLowerCase()),
    label: numbers.get(row.label) ?? -1,
  });
  const [past, now, labels] = [history.map(plain), asked.map(plain), numbers.size];
  const priors = equipmentPrior(past, now, labels);
  const votes = bm25Vote(past, now, labels);
  return [
    ["most frequent overall", mostFrequent(past, now, labels)],
    ...((past[0]?.levels.length ?? 0) > 0 ? [["most frequent per equipment", priors] as [string, Answers]] : []),
    ["BM25 top-20 vote", votes],
    ["BM25 + prior", bm25WithPrior(votes, priors)],
    ["naive Bayes", plainBayes(past, now, labels)],
  ];
}

function toPredicted(
  asked: readonly Row[],
  answers: Answers,
  numbers: ReadonlyMap<string, number>,
): readonly Predicted[] {
  return asked.map((row, at) => {
    const shares = answers[at] as Float64Array;
    const order = [...shares.keys()].sort(
      (one, other) => (shares[other] as number) - (shares[one] as number) || one - other,
    );
    return {
      label: numbers.get(row.label) ?? -1,
      name: row.label,
      order,
      sureness: shares[order[0] ?? 0] ?? 0,
      answered: true,
      milliseconds: Number.NaN,
    };
  });
}

function queryOf(row: Row): Query {
  return { text: featuresOf(row.text), levels: row.levels.map((level) => normaliseText(level)) };
}

function exampleOf(row: Row, numbers: ReadonlyMap<string, number>): Example {
  return {
    ...queryOf(row),
    label: numbers.get(row.label) ?? 0,
    weight: 1,
    day: dayOf(row.date),
    scored: row.scored,
    // One wording is one group, whatever its numbers and punctuation.
    group: normaliseText(row.text).replace(/[^\p{L}]/gu, ""),
  };
}
