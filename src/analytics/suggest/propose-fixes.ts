import { createRequire } from "node:module";
import { normaliseText } from "../text/normalise-text.ts";
import { partNumbers } from "../text/part-numbers.ts";
import { wordsOf } from "../text/words.ts";

// By its sub-path, as in stem.ts; it measures how alike two words are written, 0 to 1.
const writtenAlike = createRequire(import.meta.url)("natural/lib/natural/distance/jaro-winkler_distance.js") as (
  one: string,
  other: string,
  options?: { readonly ignoreCase?: boolean },
) => number;

/** A solution in somebody's words, and the fix that it has been resolved to, if any. */
export type Solution = { readonly id: string; readonly text: string; readonly fixId: string | null };
export type KnownFix = { readonly id: string; readonly label: string };

/** What an engineer may accept: solutions that seem to tell of one repair, under a fix that exists or a new name. */
export type FixProposal = {
  /** The fix that they would join; null: a new one. */
  readonly fixId: string | null;
  /** The fix's name, or for a new one the commonest wording. */
  readonly label: string;
  readonly solutionIds: readonly string[];
  /** Why, for a person to judge: the words that all have. */
  readonly because: { readonly words: readonly string[]; readonly wordings: number };
};

/** Words of a solution that say how it was done or reported, not what was done. */
const emptyWords = new Set(
  "perform accomplish complet carri done note found per iaw work order check good ok oper test ran run up ground leak satisfactori sat job custom unit".split(
    " ",
  ),
);
/** Different ways to write one deed. */
const deeds: Readonly<Record<string, string>> = {
  replac: "replace",
  renew: "replace",
  chang: "replace",
  swap: "replace",
  exchang: "replace",
  instal: "replace",
  fit: "replace",
  tighten: "tighten",
  torqu: "tighten",
  retighten: "tighten",
  clean: "clean",
  wash: "clean",
  flush: "clean",
  wipe: "clean",
  adjust: "adjust",
  set: "adjust",
  calibr: "adjust",
  align: "adjust",
  reset: "reset",
  reboot: "reset",
  restart: "reset",
  repair: "repair",
  fix: "repair",
  mend: "repair",
  lubric: "lubricate",
  greas: "lubricate",
  oil: "lubricate",
};
const leastAlikeWords = 0.93;
/** Shorter words differ by too little: "belt" is no misspelt "bolt", and would be but for its second letter. */
const leastLetters = 4;
/** Share of words that two groups must have in common to be one. */
const leastShared = 0.75;
const mostWords = 12;

/**
 * Groups solutions that no fix is known of. Each is brought to its key words (shorthand written out, stems, misspellings
 * joined to the commoner spelling, deeds under one name, numbers and part numbers off), the same key words in any order are one group, groups that share
 * three quarters of their words are joined to the larger, and a group whose words match a known fix's name is proposed
 * for it. Groups of one are proposed only for known fixes. The largest first; the same solutions give the same proposals.
 */
export function proposeFixes(solutions: readonly Solution[], known: readonly KnownFix[]): readonly FixProposal[] {
  const open = solutions.filter(({ fixId }) => fixId === null);
  const spell = spellings([...open.map(({ text }) => text), ...known.map(({ label }) => label)]);
  const keyed = open
    .map((solution) => ({ solution, words: keyWords(solution.text, spell) }))
    .filter(({ words }) => words.length > 0);
  const groups = [...Map.groupBy(keyed, ({ words }) => words.join(" ")).values()]
    .map((members) => ({ words: new Set(members[0]?.words), members: members.map(({ solution }) => solution) }))
    .sort(
      (one, other) =>
        other.members.length - one.members.length || compare([...one.words].join(" "), [...other.words].join(" ")),
    );
  const fixes = known.map((fix) => ({ fix, words: new Set(keyWords(fix.label, spell)) }));
  const proposals: { words: Set<string>; members: Solution[]; fix: KnownFix | null }[] = [];
  // Groups are found by a word that they share, so that each is compared with few.
  const byWord = new Map<string, number[]>();
  for (const { words, members } of groups) {
    const near = new Set([...words].flatMap((word) => byWord.get(word) ?? []));
    const host = [...near]
      .sort((one, other) => one - other)
      .find((at) => alike(words, proposals[at]?.words ?? new Set()) >= leastShared);
    if (host !== undefined) {
      proposals[host]?.members.push(...members);
      continue;
    }
    const fix = fixes.find((one) => alike(words, one.words) >= leastShared)?.fix ?? null;
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), proposals.length]);
    proposals.push({ words, members: [...members], fix });
  }
  return proposals
    .filter(({ members, fix }) => fix !== null || members.length > 1)
    .sort((one, other) => other.members.length - one.members.length)
    .map(({ words, members, fix }) => ({
      fixId: fix?.id ?? null,
      label: fix?.label ?? commonest(members.map(({ text }) => text.trim())),
      solutionIds: members.map(({ id }) => id),
      because: { words: [...words], wordings: new Set(members.map(({ text }) => normaliseText(text))).size },
    }));
}

/** Words that tell the repair, in the alphabet's order. */
function keyWords(text: string, spell: (word: string) => string): readonly string[] {
  const normalised = normaliseText(text);
  const numbers = new Set(partNumbers(normalised));
  const words = wordsOf(normalised)
    .filter((word) => !/\d/.test(word) && !numbers.has(word))
    .map(spell)
    .map((word) => (Object.hasOwn(deeds, word) ? (deeds[word] ?? word) : word))
    .filter((word) => !emptyWords.has(word));
  const kept = new Set(words.slice(0, mostWords));
  // "Removed and replaced" is one deed; so is "remove, repair, refit".
  if (kept.has("replace") || kept.has("repair")) kept.delete("remov");
  return [...kept].sort(compare);
}

/** Rare words that are written almost like a common one take its spelling. */
function spellings(texts: readonly string[]): (word: string) => string {
  const uses = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(normaliseText(text))) uses.set(word, (uses.get(word) ?? 0) + 1);
  const common = [...uses]
    .filter(([word, count]) => count >= 5 && word.length >= leastLetters)
    .map(([word]) => word)
    .sort(compare);
  const byBeginning = Map.groupBy(common, (word) => word.slice(0, 2));
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const isRare = word.length >= leastLetters && (uses.get(word) ?? 0) < 3;
    const near = isRare
      ? byBeginning.get(word.slice(0, 2))?.find((one) => writtenAlike(word, one) >= leastAlikeWords)
      : undefined;
    known.set(word, near ?? word);
    return near ?? word;
  };
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.intersection(other).size / Math.max(1, one.union(other).size);
}

function commonest(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return (
    [...counts].sort(
      ([one, count], [other, otherCount]) => otherCount - count || one.length - other.length || compare(one, other),
    )[0]?.[0] ?? ""
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
