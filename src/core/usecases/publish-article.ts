import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { readArticle, updateArticle } from "../store/articles.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/**
 * From now on customers are offered the article. One that is published stays so; a retired one must be written anew first.
 * Throws Problem `action.forbidden`, `article.unknown`, `article.retired`.
 */
export async function publishArticle(
  work: Work,
  actor: Actor,
  input: { readonly articleId: string },
): Promise<{ readonly title: string }> {
  requireDeskAction(actor, "article.write");
  const article = await readArticle(work, input.articleId);
  if (article === null) throw new Problem("article.unknown", { name: "" });
  if (article.state === "retired") throw new Problem("article.retired", { title: article.title });
  if (article.state === "draft") {
    await updateArticle(work, article.id, { state: "published" });
    await emit(work, { kind: "article.published", subjectId: article.id, actor });
  }
  return { title: article.title };
}
