import { foldForSearch } from "./search-fold.ts";

/** A piece of a text that was found; `hit` is what somebody searched for. Never markup: whoever shows it marks it. */
export type Highlight = { readonly text: string; readonly hit: boolean };

const contextCharacters = 60;
const snippetCharacters = 240;

/** How far two words are from each other: letters to change, add, leave out or swap. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
  for (let j = 0; j <= b.length; j++) (rows[0] as number[])[j] = j;
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
}

/** Whether a word of a text is one that was searched for, its beginning, or nearly so. */
function isHit(word: string, searched: readonly string[]): boolean {
  return searched.some((one) => {
    if (word.startsWith(one)) return true;
    if (one.length < 4 || Math.abs(word.length - one.length) > 2) return false;
    return distance(word.slice(0, 60), one) <= (one.length < 8 ? 1 : 2);
  });
}

/** The part of a text around the first of the searched words, in pieces. Where none is in it, its beginning. */
export function highlight(text: string, searched: readonly string[]): readonly Highlight[] {
  const line = text.replace(/\s+/gu, " ").trim();
  const words = [...line.matchAll(/[^\s!-/:-@[-`{-~]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    hit: isHit(foldForSearch(match[0]).trim(), searched),
  }));
  const first = words.find(({ hit }) => hit)?.from ?? 0;
  const from = words.find((word) => word.from >= first - contextCharacters)?.from ?? 0;
  const until =
    words.findLast((word) => word.to <= from + snippetCharacters)?.to ?? Math.min(line.length, snippetCharacters);
  const end = until >= (words.at(-1)?.to ?? 0) ? Math.min(line.length, from + snippetCharacters) : until;
  const pieces: Highlight[] = [];
  let at = from;
  for (const word of words) {
    if (!word.hit || word.from < from || word.to > end) continue;
    if (word.from > at) pieces.push({ text: line.slice(at, word.from), hit: false });
    pieces.push({ text: line.slice(word.from, word.to), hit: true });
    at = word.to;
  }
  if (at < end) pieces.push({ text: line.slice(at, end), hit: false });
  if (from > 0) pieces.unshift({ text: "… ", hit: false });
  if (end < line.length) pieces.push({ text: " …", hit: false });
  return pieces;
}
