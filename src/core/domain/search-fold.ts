/** Most words of one search that count. */
const wordsAtMost = 8;

/**
 * A text as it is searched: lower case, plain letters, what parts words as spaces. The database folds what it holds by `search_fold` in
 * the same way for the letters of our languages.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~\s]/g, " ");
}

/** The words that somebody searches for, folded; no more than eight, each once. */
export function searchWords(typed: string): readonly string[] {
  const words = foldForSearch(typed.slice(0, 400).toWellFormed())
    .split(" ")
    .map((word) => word.slice(0, 60))
    .filter((word) => word !== "");
  return [...new Set(words)].slice(0, wordsAtMost);
}

/** How much of a word's trigrams a text has to share to hold it misspelt: two letters swapped in the middle of ten still do. */
export const likeEnough = 0.45;

/** Whether a word may be taken for a misspelt one: short ones and numbers are what they are. */
export function mayBeMisspelt(word: string): boolean {
  return word.length >= 4 && !/^\d+$/.test(word);
}
