/** A word as it is compared: full-width letters and digits are the plain ones, case does not count. */
export function foldWord(word: string): string {
  return word.normalize("NFKC").toLowerCase();
}
