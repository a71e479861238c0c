import type { Language } from "../../../core/domain/languages.ts";
import type { Work } from "../../../core/store/work.ts";
import type { Ctx } from "../dialog-context.ts";
import { type ArticleOffer, describe, type IntakeState } from "./intake-state.ts";

/** What may help before a ticket is opened: articles about what somebody wrote, best first. */
export type SuggestArticles = (
  work: Work,
  about: {
    readonly text: string;
    readonly equipmentId: string | null;
    /** The reader's: what is written in it comes first. */
    readonly language: Language;
    readonly limit: number;
  },
) => Promise<readonly ArticleOffer[]>;

const mostArticles = 3;

/** The articles for this state; none where nothing was written, only photographed. */
export async function suggestFor(ctx: Ctx, state: IntakeState): Promise<readonly ArticleOffer[]> {
  const text = describe(state);
  if (text === "") return [];
  const equipmentId = state.equipment?.kind === "known" ? state.equipment.id : null;
  return ctx.deps.suggestArticles(ctx.work, {
    text,
    equipmentId,
    language: ctx.person.language,
    limit: mostArticles,
  });
}
