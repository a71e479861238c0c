import { cleanLine } from "../domain/clean-text.ts";
import { foldTitle } from "../domain/fold-title.ts";
import { Problem } from "../domain/problem.ts";
import { listFixEntries } from "../store/fix-entries.ts";
import { type Fix, findFix, findFixByTitle } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";

const mostMatches = 6;

/**
 * The canonical fix that an id or some words name: its title, one that was merged into it, or words that only one fix has.
 * Throws Problem `fix.unknown`, `fix.ambiguous`.
 */
export async function findFixNamed(work: Work, name: string): Promise<Fix> {
  const words = cleanLine(name).slice(0, 200);
  const found = (await findFix(work, words)) ?? (await findFixByTitle(work, words));
  if (found !== null) return found;
  if (foldTitle(words) === "") throw new Problem("fix.unknown", { name: words });
  const [only, ...more] = await listFixEntries(work, { text: words, limit: mostMatches, offset: 0 });
  if (only === undefined) throw new Problem("fix.unknown", { name: words });
  if (more.length > 0) {
    throw new Problem("fix.ambiguous", { name: words, matches: [only, ...more].map(({ title }) => title) });
  }
  return only;
}
