import { foldTitle } from "../domain/fold-title.ts";
import type { Language } from "../domain/languages.ts";
import { isUuid } from "./accounts.ts";
import { and, eq, sql } from "./orm.ts";
import { articles } from "./schema/reports.ts";
import type { Work } from "./work.ts";

export type Article = typeof articles.$inferSelect;

/**
 * Published articles about what somebody wrote: those in their language first, of the equipment's category above others, then by the
 * words that they share with it, in the title above all. None where no word longer than three letters is shared.
 */
export async function searchArticles(
  work: Work,
  query: {
    readonly text: string;
    readonly equipmentId: string | null;
    readonly language: Language;
    readonly limit: number;
  },
): Promise<readonly Article[]> {
  const words = [...new Set(foldTitle(query.text.slice(0, 2_000)).split(" "))]
    .filter((word) => word.length > 3)
    .slice(0, 30);
  if (words.length === 0) return [];
  const terms = sql`to_tsquery('simple', ${words.map((word) => `${word}:*`).join(" | ")})`;
  const document = sql`(setweight(to_tsvector('simple', ${articles.title}), 'A') || to_tsvector('simple', ${articles.folded}))`;
  const category = sql`(select m.category from equipment e join models m on m.id = e.model_id where e.id = ${query.equipmentId}::uuid)`;
  const sameCategory = sql`(case when ${articles.category} = ${category} then 1 else 0 end)`;
  return work.tx
    .select()
    .from(articles)
    .where(and(eq(articles.state, "published"), sql`${document} @@ ${terms}`))
    .orderBy(
      sql`${articles.language} = ${query.language} desc, ${sameCategory} desc, ts_rank(${document}, ${terms}) desc,
        ${articles.solvedCount} desc, ${articles.id}`,
    )
    .limit(query.limit);
}

/** One published article; null where there is none. */
export async function findPublishedArticle(work: Work, articleId: string): Promise<Article | null> {
  if (!isUuid(articleId)) return null;
  const [row] = await work.tx
    .select()
    .from(articles)
    .where(and(eq(articles.id, articleId), eq(articles.state, "published")));
  return row ?? null;
}
