import { expandAbbreviation } from "./abbreviations.ts";
import { stem } from "./stem.ts";

/** Scripts that write no spaces between words: their words are read as overlapping pairs of characters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words that say nothing about a fault. Negations and places ("not", "no", "off", "out", "under") do, and are not here. */
const stopWords = new Set(
  (
    "a an and are as at be been by can could did do does for from had has have he her his i if in into is it its me my " +
    "of on or our she so such than that the their them then there these they this to us was we were what when which who " +
    "will with would you your"
  ).split(" "),
);

/**
 * The words of a normalised text in their order: shorthand written out, stems instead of inflected words, stop words and
 * single letters left out. Numbers stay: "error 7" and "error 9" are different faults.
 */
export function wordsOf(normalised: string): readonly string[] {
  const words: string[] = [];
  for (const run of runsOf(normalised)) {
    // Asked only of what is not plain ASCII: it is asked of every word of a history.
    if (/[^\x20-\x7e]/.test(run) && unspaced.test(run)) words.push(...characterPairs(run));
    else {
      const word = wordOf(run);
      if (word !== "") words.push(word);
    }
  }
  return words;
}

/** Runs of letters and digits. "r/h" and "a/c" are one each; "n't" is a negation. */
function runsOf(normalised: string): readonly string[] {
  // Most words of most histories: what follows comes to this, and takes several times as long.
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(normalised)) return normalised.split(" ");
  const joined = normalised.replace(/\b(\p{L})\/(\p{L})\b/gu, "$1$2").replace(/n't\b/g, " not");
  return joined.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const known = new Map<string, string>();
const mostKnown = 100_000;

/** The word that a run of letters and digits stands for, "" for none. Remembered: stemming takes longer than all else here. */
function wordOf(run: string): string {
  const before = known.get(run);
  if (before !== undefined) return before;
  const isWord = (run.length > 1 || /\p{N}/u.test(run)) && !stopWords.has(run);
  const word = isWord ? stem(expandAbbreviation(run)) : "";
  // A history of any length brings ever new misspellings; forgetting all now and then is cheaper than tracking use.
  if (known.size >= mostKnown) known.clear();
  known.set(run, word);
  return word;
}

function characterPairs(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
