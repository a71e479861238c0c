import { normaliseText } from "../text/normalise-text.ts";
import { wordsOf } from "../text/words.ts";
import { plainName } from "./plain-name.ts";

/**
 * Words that the names of several fixes share: "replace inlet valve" and "clean inlet valve" both have "inlet" and "valve".
 * What is learnt about a trait serves every fix that has it, which is what a rare fix lives on.
 */
export type FixTraits = {
  readonly count: number;
  /** The traits of fix `f` are `trait[start[f]]` to `trait[start[f + 1] - 1]`. */
  readonly start: Int32Array;
  readonly trait: Int32Array;
};

/** The traits of fixes, by their names; traits of one fix alone are left out, since the fix's own weights say the same. */
export function fixTraits(names: readonly string[]): FixTraits {
  const wordsByFix = names.map((name) => [...new Set(wordsOf(normaliseText(plainName(name))))]);
  const uses = new Map<string, number>();
  for (const word of wordsByFix.flat()) uses.set(word, (uses.get(word) ?? 0) + 1);
  const numbers = new Map([...uses].filter(([, count]) => count > 1).map(([word], at) => [word, at]));
  const start = new Int32Array(names.length + 1);
  const trait: number[] = [];
  for (const [fix, words] of wordsByFix.entries()) {
    for (const word of words) {
      const number = numbers.get(word);
      if (number !== undefined) trait.push(number);
    }
    start[fix + 1] = trait.length;
  }
  return { count: numbers.size, start, trait: Int32Array.from(trait) };
}

/** No traits: each of `labels` fixes stands alone. */
export function noTraits(labels: number): FixTraits {
  return { count: 0, start: new Int32Array(labels + 1), trait: new Int32Array(0) };
}
