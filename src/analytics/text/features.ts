import { normaliseText } from "./normalise-text.ts";
import { partNumbers } from "./part-numbers.ts";
import { wordsOf } from "./words.ts";

/** What the rankers read of a text. Each list may hold a feature several times. */
export type TextFeatures = {
  /** Stems and part numbers. */
  readonly words: readonly string[];
  /** Neighbouring stems, joined by a space. */
  readonly pairs: readonly string[];
  /** Runs of 3 to 5 characters within a word and its borders, which misspellings and compounds share. */
  readonly runs: readonly string[];
};

/** Words after which more of them tell nothing new, and cost time. */
const mostWords = 400;

/** The features of a text as a person wrote it; of an empty text, none. */
export function featuresOf(text: string): TextFeatures {
  const normalised = normaliseText(text);
  const all = wordsOf(normalised).slice(0, mostWords);
  const pairs = all.slice(1).map((word, at) => `${all[at]} ${word}`);
  return { words: single(all, normalised), pairs, runs: characterRuns(normalised) };
}

/** Only the words of a text: a million past cases are found by these, and the rest takes most of the time. */
export function wordFeaturesOf(text: string): TextFeatures {
  const normalised = normaliseText(text);
  return { words: single(wordsOf(normalised).slice(0, mostWords), normalised), pairs: [], runs: [] };
}

function single(all: readonly string[], normalised: string): readonly string[] {
  const words = all.some(isDigit) ? all.filter((word) => !isDigit(word)) : all;
  const parts = partNumbers(normalised).filter((part) => !words.includes(part));
  return parts.length === 0 ? words : [...words, ...parts];
}

function isDigit(word: string): boolean {
  return word.length === 1 && word >= "0" && word <= "9";
}

function characterRuns(normalised: string): readonly string[] {
  const runs: string[] = [];
  for (const [word] of normalised.slice(0, mostWords * 6).matchAll(/\p{L}[\p{L}\p{M}\p{N}]*/gu)) {
    const bordered = `_${word}_`;
    for (let length = 3; length <= 5; length += 1) {
      for (let at = 0; at + length <= bordered.length; at += 1) runs.push(bordered.slice(at, at + length));
    }
  }
  return runs;
}
