import { cleanLine } from "../domain/clean-text.ts";
import { foldTitle } from "../domain/fold-title.ts";
import { Problem } from "../domain/problem.ts";
import { ensureFix } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";

/**
 * The id of the canonical fix that these words name: found by its folded title, made where there is none; a merged fix leads to what
 * it was merged into. Throws Problem `field.missing` for words without a letter or digit.
 */
export async function resolveFix(work: Work, words: string): Promise<string> {
  return (await ensureFix(work, fixTitle("fix", words))).id;
}

/** A title that a fix may have: one clean line, at most 200 characters. Throws Problem `field.missing` with the name of `field`. */
export function fixTitle(field: string, words: string): string {
  const title = cleanLine(words).slice(0, 200).toWellFormed();
  if (foldTitle(title) === "") throw new Problem("field.missing", { field });
  return title;
}
