import { foldTitle } from "../domain/fold-title.ts";
import type { Language } from "../domain/languages.ts";
import { isUuid } from "./accounts.ts";
import { and, eq, sql } from "./orm.ts";
import { articles } from "./schema/reports.ts";
import type { Work } from "./work.ts";

export type Article = typeof articles.$inferSelect;

/**
 * Published articles about what somebody wrote: those in their language first, of the equipment's category above others, then by the
 * words that they share with it, in the title above all. A word longer than three letters must be shared with the title, and not be one
 * that names the equipment: what people write of their oven is not about every article on ovens.
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
  const names = query.equipmentId === null ? [] : await namesOf(work, query.equipmentId);
  const isName = (word: string): boolean => names.some((name) => name.startsWith(word) || word.startsWith(name));
  const words = longWords(query.text.slice(0, 2_000))
    .filter((word) => !isName(word))
    .slice(0, 30);
  if (words.length === 0) return [];
  const terms = sql`to_tsquery('simple', ${words.map((word) => `${word}:*`).join(" | ")})`;
  const title = sql`to_tsvector('simple', ${articles.title})`;
  const document = sql`(setweight(${title}, 'A') || to_tsvector('simple', ${articles.folded}))`;
  const category = sql`(select m.category from equipment e join models m on m.id = e.model_id where e.id = ${query.equipmentId}::uuid)`;
  const sameCategory = sql`(case when ${articles.category} = ${category} then 1 else 0 end)`;
  return work.tx
    .select()
    .from(articles)
    .where(and(eq(articles.state, "published"), sql`${foldedTitle} @@ ${terms}`))
    .orderBy(
      sql`${articles.language} = ${query.language} desc, ${sameCategory} desc, ts_rank(${document}, ${terms}) desc,
        ${articles.solvedCount} desc, ${articles.id}`,
    )
    .limit(query.limit);
}

/** The title's words, folded: `folded` begins with them, a few letters of the text behind where the title had marks. */
const foldedTitle = sql`to_tsvector('simple', left(${articles.folded}, length(${articles.title})))`;

function longWords(text: string): readonly string[] {
  return [...new Set(foldTitle(text).split(" "))].filter((word) => word.length > 3);
}

/** Words by which a unit is called: its label, model, family, category and maker. */
async function namesOf(work: Work, equipmentId: string): Promise<readonly string[]> {
  const [row] = await work.sql<{ names: string }[]>`
    select concat_ws(' ', e.label, m.name, m.family, m.category, f.name) as names
    from equipment e join models m on m.id = e.model_id join manufacturers f on f.id = m.manufacturer_id
    where e.id = ${equipmentId}::uuid`;
  return longWords(row?.names ?? "");
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
