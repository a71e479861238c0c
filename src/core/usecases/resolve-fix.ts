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
  const title = cleanLine(words).slice(0, 200);
  if (foldTitle(title) === "") throw new Problem("field.missing", { field: "fix" });
  return (await ensureFix(work, title)).id;
}
