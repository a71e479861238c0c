import type { Person } from "../domain/actor.ts";
import { type Highlight, highlight } from "../domain/highlight.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { searchWords } from "../domain/search-fold.ts";
import { type Found, type SearchKind, searchDesk, searchKinds } from "../store/search.ts";
import type { Work } from "../store/work.ts";

/** Something that was found, with the part of its text where the words are. */
export type FoundShown = Omit<Found, "text"> & { readonly highlights: readonly Highlight[] };

/**
 * Tickets, talk, reports, equipment and people that hold the words, best first; words may be misspelt or only begun. Everybody finds what
 * they may read and nothing else: staff all but other people's addresses, customers their own. Needs a transaction. Throws Problem
 * `action.forbidden`.
 */
export async function search(
  work: Work,
  person: Person,
  ask: {
    readonly text: string;
    readonly kinds?: readonly SearchKind[];
    readonly limit?: number;
    readonly offset?: number;
  },
): Promise<readonly FoundShown[]> {
  requireDeskAction(person, "ticket.list_own");
  const words = searchWords(ask.text);
  const found = await searchDesk(work, person, {
    words,
    kinds: ask.kinds ?? searchKinds,
    limit: Math.min(101, Math.max(1, ask.limit ?? 20)),
    offset: ask.offset ?? 0,
  });
  return found.map(({ text, ...rest }) => ({ ...rest, highlights: highlight(text, words) }));
}
