import type { Query } from "./example.ts";
import type { Ranking } from "./ranker.ts";

/** Why nothing is suggested. */
export const abstentions = ["no_history", "nothing_said", "nothing_alike", "too_unsure"] as const;
export type Abstention = (typeof abstentions)[number];

/** Past cases below which no suggestion is made at all. */
export const leastHistory = 5;
/** The three likeliest together; below it a list is a guess. */
const leastSure = 0.2;

/**
 * Why a ranking is not shown, or null. `no_history`: fewer than five past cases; `nothing_said`: neither words nor
 * equipment; `nothing_alike`: no past case shares a word or any level of equipment; `too_unsure`: the three likeliest fixes together
 * have less than one chance in five.
 */
export function abstentionOf(
  query: Query,
  ranking: Ranking,
  history: { readonly cases: number; readonly knowsEquipment: boolean },
): Abstention | null {
  if (history.cases < leastHistory) return "no_history";
  if (query.text.words.length === 0 && query.levels.every((level) => level === "")) return "nothing_said";
  if (ranking.nearest.length === 0 && !history.knowsEquipment) return "nothing_alike";
  const sure = ranking.order.slice(0, 3).reduce((sum, label) => sum + (ranking.probabilities[label] ?? 0), 0);
  return sure < leastSure ? "too_unsure" : null;
}
