import { chooseColumns, toRows } from "../../src/analytics/suggest/columns.ts";
import type { Example, Query } from "../../src/analytics/suggest/example.ts";
import { finish } from "../../src/analytics/suggest/finish.ts";
import { noTraits } from "../../src/analytics/suggest/fix-traits.ts";
import { fitRegression, predictRegression } from "../../src/analytics/suggest/regression.ts";

/** A row as the baselines see it: their own plain words, the equipment, the label. */
export type Plain = { readonly words: readonly string[]; readonly levels: readonly string[]; readonly label: number };
/** The share that a baseline gives each label for each asked row. */
export type Answers = readonly Float64Array[];

const stopWords = new Set(
  (
    "a an and are as at be been but by for from had has have he her his i if in into is it its me my of on or our she so that the " +
    "their them then there these they this to was we were what when which who will with would you your"
  ).split(" "),
);

/** Words of 2 or more letters, digits dropped, "n't" as "not", a short stop list, endings cut where four letters remain. */
export function plainWords(text: string): readonly string[] {
  const words =
    text
      .toLowerCase()
      .replace(/n't\b/g, " not")
      .match(/\p{L}{2,}/gu) ?? [];
  return words.filter((word) => !stopWords.has(word)).map((word) => word.replace(/(?<=.{4})(?:ing|ed|es|s)$/u, ""));
}

/** How often each label was the answer, overall. */
export function mostFrequent(history: readonly Plain[], asked: readonly Plain[], labels: number): Answers {
  return equipmentPrior(
    history.map((row) => ({ ...row, levels: [] })),
    asked,
    labels,
  );
}

/** The share of each label on this equipment, each level shrunk towards the one above with the weight of 5 cases. */
export function equipmentPrior(history: readonly Plain[], asked: readonly Plain[], labels: number): Answers {
  const nodes = new Map<string, Float64Array>();
  const keys = ({ levels }: Plain): string[] => levels.map((_, depth) => levels.slice(0, depth + 1).join(">"));
  const all = new Float64Array(labels);
  for (const row of history) {
    all[row.label] = (all[row.label] as number) + 1;
    for (const key of keys(row)) {
      const counts = nodes.get(key) ?? new Float64Array(labels);
      counts[row.label] = (counts[row.label] as number) + 1;
      nodes.set(key, counts);
    }
  }
  const overall = all.map((count) => count / history.length);
  return asked.map((row) => {
    let shares = overall;
    for (const key of keys(row)) {
      const counts = nodes.get(key);
      if (!counts) break;
      const parent = shares;
      const cases = counts.reduce((sum, count) => sum + count, 0);
      shares = counts.map((count, label) => (count + 5 * (parent[label] as number)) / (cases + 5));
    }
    return shares;
  });
}

/** BM25 (k1 1.2, b 0.75): the 20 nearest rows vote with their scores; what gets no vote follows by how common it is. */
export function bm25Vote(history: readonly Plain[], asked: readonly Plain[], labels: number): Answers {
  const postings = new Map<string, { at: number; times: number }[]>();
  for (const [at, { words }] of history.entries()) {
    const times = new Map<string, number>();
    for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
    for (const [word, count] of times) {
      const list = postings.get(word) ?? [];
      list.push({ at, times: count });
      postings.set(word, list);
    }
  }
  const meanLength = history.reduce((sum, { words }) => sum + words.length, 0) / history.length || 1;
  const common = mostFrequent(history, [asked[0] as Plain], labels)[0] as Float64Array;
  return asked.map(({ words }) => {
    const scores = new Map<number, number>();
    for (const word of new Set(words)) {
      const list = postings.get(word) ?? [];
      const weight = Math.log(1 + (history.length - list.length + 0.5) / (list.length + 0.5));
      for (const { at, times } of list) {
        const length = (history[at] as Plain).words.length;
        const gain = (weight * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * length) / meanLength));
        scores.set(at, (scores.get(at) ?? 0) + gain);
      }
    }
    const top = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, 20);
    const all = top.reduce((sum, [, score]) => sum + score, 0);
    const votes = common.map((share) => (all > 0 ? share * 1e-6 : share));
    for (const [at, score] of top) {
      const { label } = history[at] as Plain;
      votes[label] = (votes[label] as number) + score / all;
    }
    return votes;
  });
}

/** The vote and half the equipment's prior. */
export function bm25WithPrior(votes: Answers, priors: Answers): Answers {
  return votes.map((vote, at) =>
    vote.map((share, label) => (share + 0.5 * ((priors[at] as Float64Array)[label] as number)) / 1.5),
  );
}

/** Multinomial naive Bayes over the same words and one token an equipment level, 0.1 added to each count. */
export function plainBayes(history: readonly Plain[], asked: readonly Plain[], labels: number): Answers {
  const tokens = ({ words, levels }: Plain): string[] => [
    ...words,
    ...levels.map((level, depth) => `${depth}>${level}`),
  ];
  const counts = new Map<string, Float64Array>();
  const sums = new Float64Array(labels);
  const cases = new Float64Array(labels);
  for (const row of history) {
    cases[row.label] = (cases[row.label] as number) + 1;
    for (const token of tokens(row)) {
      const list = counts.get(token) ?? new Float64Array(labels);
      list[row.label] = (list[row.label] as number) + 1;
      sums[row.label] = (sums[row.label] as number) + 1;
      counts.set(token, list);
    }
  }
  return asked.map((row) => {
    const known = tokens(row).flatMap((token) => counts.get(token) ?? []);
    const scores = cases.map((count, label) => {
      const spread = Math.log((sums[label] as number) + 0.1 * counts.size);
      return known.reduce(
        (sum, list) => sum + Math.log((list[label] as number) + 0.1) - spread,
        Math.log(count / history.length),
      );
    });
    return normalised(scores);
  });
}

/** Softmax regression on stems, pairs of stems, character runs and equipment, without sharing, drawing back or blending. */
export function plainRegression(history: readonly Example[], asked: readonly Query[], labels: number): Answers {
  const columns = finish(chooseColumns(history, 100_000));
  const model = finish(
    fitRegression(
      finish(toRows(columns, history)),
      Int32Array.from(history, ({ label }) => label),
      new Float32Array(history.length).fill(1),
      { columns: columns.numbers.size + 1, labels, traits: noTraits(labels) },
      { epochs: 12, rate: 0.1, decay: 1e-5, seed: 3 },
    ),
  );
  const rows = finish(toRows(columns, asked));
  return asked.map((_, at) => predictRegression(model, rows, at));
}

function normalised(scores: Float64Array): Float64Array {
  const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const shares = scores.map((score) => Math.exp(score - most));
  const sum = shares.reduce((one, other) => one + other, 0);
  return shares.map((share) => share / sum);
}
