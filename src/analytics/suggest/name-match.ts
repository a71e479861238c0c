import { featuresOf, type TextFeatures } from "../text/features.ts";
import type { Columns } from "./columns.ts";
import type { Query } from "./example.ts";
import { plainName } from "./plain-name.ts";
import { softmax } from "./softmax.ts";

/**
 * How far a fault's words are those of a fix's own name. It is all that is known of a fix that has hardly been made: "battery swollen"
 * points at "replace battery" before anybody has mended one.
 */
export type NameMatch = {
  readonly labels: number;
  /** The fixes in whose names a feature occurs, each with the feature's share of the name. */
  readonly named: ReadonlyMap<string, readonly { readonly label: number; readonly share: number }[]>;
  /** By label: more for rare fixes. What the words of common ones mean, the other rankers have learnt from cases. */
  readonly rarity: Float64Array;
};

/** Words and runs of characters, and how much full agreement in them counts. */
const kinds: readonly { readonly worth: number; readonly list: (text: TextFeatures) => readonly string[] }[] = [
  { worth: 0.75, list: ({ words }) => words.map((word) => `w${word}`) },
  { worth: 1, list: ({ runs }) => runs.map((run) => `c${run}`) },
];

/** The match with `names`, by label, in a history of which the features are counted in `columns` and the fixes in `counts`. */
export function fitNameMatch(columns: Columns, names: readonly string[], counts: ArrayLike<number>): NameMatch {
  const named = new Map<string, { label: number; share: number }[]>();
  for (const [label, name] of names.entries()) {
    const text = featuresOf(plainName(name));
    for (const { list } of kinds) {
      for (const { feature, share } of sharesOf(columns, list(text))) {
        const fixes = named.get(feature);
        if (fixes) fixes.push({ label, share });
        else named.set(feature, [{ label, share }]);
      }
    }
  }
  const rarity = Float64Array.from(names, (_, label) => Math.log(1 + columns.cases / ((counts[label] ?? 0) + 1)));
  return { labels: names.length, named, rarity };
}

/** The probability of every label by its name alone: cosines of what is rare in the history, raised for rare fixes. */
export function predictByName({ labels, named, rarity }: NameMatch, columns: Columns, { text }: Query): Float64Array {
  const scores = new Float64Array(labels);
  for (const { worth, list } of kinds) {
    for (const { feature, share } of sharesOf(columns, list(text))) {
      for (const fix of named.get(feature) ?? []) {
        scores[fix.label] = (scores[fix.label] as number) + worth * share * fix.share;
      }
    }
  }
  return softmax(scores.map((score, label) => score * (rarity[label] as number)));
}

/** Each different feature with its weight, the rarer the heavier, as a vector of length one. */
function sharesOf(
  { numbers, casesOf, cases }: Columns,
  features: readonly string[],
): readonly { readonly feature: string; readonly share: number }[] {
  const weighed = [...new Set(features)].map((feature) => {
    const met = casesOf[numbers.get(feature) ?? 0] as number;
    return { feature, weight: Math.log(1 + cases / (met + 0.5)) };
  });
  const length = Math.sqrt(weighed.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
  return weighed.map(({ feature, weight }) => ({ feature, share: weight / length }));
}
