import { guessUrgency } from "../analytics/suggest/guess.ts";
import type { Urgency } from "../core/domain/priority.ts";
import { findNamedCategory } from "../core/store/categories.ts";
import type { Work } from "../core/store/work.ts";

/** How urgent a fault's words sound, and the category of equipment that they name. No ranker: it is answered while somebody waits. */
export async function guessFromWords(
  work: Work,
  text: string,
): Promise<{ readonly urgency: Urgency | null; readonly category: string | null }> {
  return { urgency: guessUrgency(text)?.value ?? null, category: await findNamedCategory(work, text) };
}
