import { foldTitle } from "./fold-title.ts";

/** Characters and words that are compared: a long text repeats itself. */
const comparedCharacters = 4_000;
const comparedWords = 200;

/** The words of a text that can tell one problem from another: folded, four letters or more, without their ends. */
function tellingWords(text: string): ReadonlySet<string> {
  const words = foldTitle(text.slice(0, comparedCharacters)).split(" ");
  return new Set(
    words
      .filter((word) => word.length > 3)
      .slice(0, comparedWords)
      // "leaks" and "leaking" say the same of a pump.
      .map((word) => word.slice(0, 4)),
  );
}

/**
 * How alike two accounts of a problem are, 0 to 1: the words that both have, of those that the shorter one has. `named` are words that
 * say nothing here: the name of the unit that both are about.
 */
export function likeness(one: string, other: string, named = ""): number {
  const silent = tellingWords(named);
  const [first, second] = [tellingWords(one).difference(silent), tellingWords(other).difference(silent)];
  const least = Math.min(first.size, second.size);
  if (least === 0) return 0;
  return [...first].filter((word) => second.has(word)).length / least;
}

/** From here on two live tickets of one unit are taken for perhaps the same: one telling word in four. */
export const likeEnough = 0.25;

/** Of others on the same unit the one that is most alike, the first of equals; null where none is as alike as `least`. */
export function mostAlike<Other extends { readonly text: string }>(
  text: string,
  others: readonly Other[],
  { least = likeEnough, named = "" }: { readonly least?: number; readonly named?: string } = {},
): Other | null {
  let best: Other | null = null;
  let most = least;
  for (const other of others) {
    const alike = likeness(text, other.text, named);
    if (alike > most || (alike === most && best === null)) {
      best = other;
      most = alike;
    }
  }
  return best;
}
