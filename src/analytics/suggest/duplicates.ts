import { wordFeaturesOf } from "../text/features.ts";

/** An open ticket that a new one may repeat. */
export type OpenText = { readonly id: string; readonly text: string; readonly sameUnit: boolean };
/** How alike, 0 to 1, and the words that both have. */
export type Duplicate = { readonly id: string; readonly likeness: number; readonly shared: readonly string[] };

/** Likeness from which tickets are shown as duplicates: on the same unit people describe one fault in many ways. */
const leastOnUnit = 0.3;
const leastElsewhere = 0.7;
const mostShown = 3;

/**
 * Open tickets that seem to tell of the same fault, the most alike first, three at most. Likeness is the shared weight of
 * stems over all their weight (Jaccard's index), where a word counts less the more of the open tickets have it. Both texts need
 * two words at least, or be the same: one word says too little.
 */
export function findDuplicates(text: string, open: readonly OpenText[]): readonly Duplicate[] {
  const asked = new Set(wordFeaturesOf(text).words);
  const others = open.map((one) => ({ ...one, words: new Set(wordFeaturesOf(one.text).words) }));
  const uses = new Map<string, number>();
  for (const word of [asked, ...others.map(({ words }) => words)].flatMap((words) => [...words])) {
    uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const weigh = (words: Iterable<string>): number => {
    let sum = 0;
    for (const word of words) sum += Math.log(1 + (others.length + 1) / (uses.get(word) ?? 1));
    return sum;
  };
  return others
    .map(({ id, sameUnit, words }) => {
      const shared = [...asked].filter((word) => words.has(word));
      const all = weigh(asked.union(words));
      const enough = asked.size >= 2 && words.size >= 2 ? shared.length >= 2 : asked.size === words.size;
      return { id, sameUnit, shared, likeness: enough && all > 0 ? weigh(shared) / all : 0 };
    })
    .filter(({ likeness, sameUnit }) => likeness >= (sameUnit ? leastOnUnit : leastElsewhere))
    .sort((one, other) => other.likeness - one.likeness || (one.id < other.id ? -1 : 1))
    .slice(0, mostShown)
    .map(({ id, likeness, shared }) => ({ id, likeness, shared }));
}
