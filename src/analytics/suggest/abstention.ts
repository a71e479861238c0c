import type { Query } from "./example.ts";
import type { Ranking } from "./ranker.ts";

/** Why nothing is suggested. */
export const abstentions = ["no_words", "no_history", "thin_evidence", "unsure"] as const;
export type Abstention = (typeof abstentions)[number];

/** Past cases below which no suggestion is made at all. */
export const leastHistory = 5;
/** The three likeliest together; below it a list is a guess. */
const leastSure = 0.2;

/**
 * Why a ranking is not shown, or null. `no_history`: fewer than five past cases; `no_words`: neither words nor
 * equipment; `thin_evidence`: no past case shares a word or any level of equipment; `unsure`: the three likeliest fixes together
 * have less than one chance in five.
 */
export function abstentionOf(query: Query, ranking: Ranking, cases: number): Abstention | null {
  if (cases < leastHistory) return "no_history";
  if (query.text.words.length === 0 && query.levels.every((level) => level === "")) return "no_words";
  if (ranking.nearest.length === 0 && !ranking.knowsEquipment) return "thin_evidence";
  const sure = ranking.order.slice(0, 3).reduce((sum, label) => sum + (ranking.probabilities[label] ?? 0), 0);
  return sure < leastSure ? "unsure" : null;
}
