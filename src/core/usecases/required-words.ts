import { cleanText, hasWords } from "../domain/clean-text.ts";
import { Problem } from "../domain/problem.ts";

/** Longest reason or comment that we keep: it is read on a card. */
export const reasonLimitCharacters = 2_000;

/** What a person wrote in a field that must say something, cleaned. Throws Problem `field.missing` or `field.too_long`. */
export function requiredWords(field: string, raw: string, limit: number = reasonLimitCharacters): string {
  const words = cleanText(raw);
  if (!hasWords(words)) throw new Problem("field.missing", { field });
  if (words.length > limit) throw new Problem("field.too_long", { field, length: words.length, limit });
  return words;
}
