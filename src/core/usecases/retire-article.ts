import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { readArticle, updateArticle } from "../store/articles.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/** The article is offered to nobody any more; it is kept, and writing it anew makes it a draft. Throws Problem `action.forbidden`, `article.unknown`. */
export async function retireArticle(
  work: Work,
  actor: Actor,
  input: { readonly articleId: string },
): Promise<{ readonly title: string }> {
  requireDeskAction(actor, "article.write");
  const article = await readArticle(work, input.articleId);
  if (article === null) throw new Problem("article.unknown", { name: "" });
  if (article.state !== "retired") {
    await updateArticle(work, article.id, { state: "retired" });
    await emit(work, { kind: "article.retired", subjectId: article.id, actor });
  }
  return { title: article.title };
}
