import { prefilledFrom } from "../../../core/domain/likely-fixes.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import { readSuggestions } from "../../../core/store/ticket-suggestions.ts";
import type { Work } from "../../../core/store/work.ts";
import { foldWord } from "../fold-word.ts";
import type { FormVerb } from "./form-table.ts";

/** What a report form offers for its fix: labels of the likely fixes, and the one that is sure enough to stand there already. */
export type FixOffers = { readonly labels: readonly string[]; readonly prefilled: string | null };

const none: FixOffers = { labels: [], prefilled: null };

/** The likely fixes as the report form offers them; none for other forms. */
export async function readFixOffers(work: Work, verb: FormVerb, ticket: TicketView | null): Promise<FixOffers> {
  if (verb !== "report" || ticket === null) return none;
  const fixes = (await readSuggestions(work, ticket.id))?.fixes?.fixes ?? [];
  const [first] = fixes;
  const isSure = first !== undefined && first.probability >= prefilledFrom;
  return { labels: fixes.map(({ label }) => label), prefilled: isSure ? first.label : null };
}

/** What an answer to the question for the fix means: the label that its number names, else the words themselves. */
export function chosenFix(labels: readonly string[], answer: string): string {
  const typed = foldWord(answer.trim());
  return /^[1-9]$/.test(typed) ? (labels[Number(typed) - 1] ?? answer) : answer;
}
