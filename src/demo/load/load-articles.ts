import type { Person } from "../../core/domain/actor.ts";
import type { Work } from "../../core/store/work.ts";
import { publishArticle } from "../../core/usecases/publish-article.ts";
import { writeArticle } from "../../core/usecases/write-article.ts";
import { demoArticles } from "../demo-articles.ts";

/** Writes and publishes the demo's articles, so that customers are offered what they can try before a ticket opens. */
export async function loadArticles(work: Work, admin: Person): Promise<void> {
  for (const article of demoArticles) {
    const { articleId } = await writeArticle(work, admin, { articleId: null, ...article });
    await publishArticle(work, admin, { articleId });
  }
}
