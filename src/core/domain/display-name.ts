import { cleanLine, hasWords } from "./clean-text.ts";

/** The longest name the desk keeps, in characters as people count them. */
export const nameLimitCharacters = 80;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * A name as it can be shown: one clean line of at most 80 characters, never empty. Where nothing readable is left, `fallback`.
 * Markup in it stays as it is: whoever renders it escapes it.
 */
export function displayName(raw: string, fallback: string): string {
  // A platform may send megabytes; no name needs more than this to be recognised.
  const line = cleanLine(raw.slice(0, 4_000));
  if (!hasWords(line)) return fallback;
  let cut = "";
  let count = 0;
  for (const { segment } of segmenter.segment(line)) {
    if (count === nameLimitCharacters) break;
    // One "character" may carry thousands of combining marks: such a pile is no part of a name.
    if (segment.length > 40) continue;
    cut += segment;
    count++;
  }
  const name = cut.trim();
  return hasWords(name) ? name : fallback;
}
