import { foldTitle } from "../domain/fold-title.ts";
import type { Language } from "../domain/languages.ts";
import type { RichText } from "../domain/rich-text.ts";
import { isUuid } from "./accounts.ts";
import type { Article } from "./articles-read.ts";
import { and, eq, sql } from "./orm.ts";
import { articles } from "./schema/reports.ts";
import type { Work } from "./work.ts";

/** A draft is read by staff, a published one offered to customers, a retired one kept and offered to nobody. */
export const articleStates = ["draft", "published", "retired"] as const;
export type ArticleState = (typeof articleStates)[number];

/** What an article says. */
export type ArticleText = {
  readonly title: string;
  readonly body: RichText;
  readonly plain: string;
  readonly category: string | null;
  readonly language: Language;
};

/** Which articles: `states` by whose eyes, `text` every word of which the title or the text has. */
export type ArticlePage = {
  readonly text: string;
  readonly states: readonly ArticleState[];
  readonly language: Language | null;
  readonly limit: number;
  readonly offset: number;
};

/** Articles by title; drafts first, for they wait for somebody. */
export async function listArticles(work: Work, page: ArticlePage): Promise<readonly Article[]> {
  const words = foldTitle(page.text.slice(0, 200))
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 10);
  const has = words.map((word) => sql`strpos(${articles.folded}, ${word}) > 0`);
  return work.tx
    .select()
    .from(articles)
    .where(
      and(
        sql`${articles.state} in (${sql.join(
          page.states.map((state) => sql`${state}`),
          sql`, `,
        )})`,
        page.language === null ? undefined : eq(articles.language, page.language),
        ...has,
      ),
    )
    .orderBy(sql`${articles.state} = 'draft' desc, lower(${articles.title}), ${articles.id}`)
    .limit(page.limit)
    .offset(page.offset);
}

/** One article in whatever state; null where there is none. */
export async function readArticle(work: Work, articleId: string): Promise<Article | null> {
  if (!isUuid(articleId)) return null;
  const [row] = await work.tx.select().from(articles).where(eq(articles.id, articleId));
  return row ?? null;
}

/** Stores a new draft. */
export async function insertArticle(
  work: Work,
  article: ArticleText & { readonly fixId: string | null; readonly authorId: string | null },
): Promise<string> {
  const id = work.newId();
  const folded = foldedOf(article);
  await work.tx.insert(articles).values({ id, ...article, folded, createdAt: work.now, updatedAt: work.now });
  return id;
}

function foldedOf({ title, plain }: ArticleText): string {
  return `${foldTitle(title)} ${foldTitle(plain)}`;
}

/** Changes an article's text, its state, or both. */
export async function updateArticle(
  work: Work,
  articleId: string,
  change: { readonly text?: ArticleText; readonly state?: ArticleState },
): Promise<void> {
  const { text, ...rest } = change;
  const words = text === undefined ? {} : { ...text, folded: foldedOf(text) };
  await work.tx
    .update(articles)
    .set({ ...words, ...rest, updatedAt: work.now })
    .where(eq(articles.id, articleId));
}
