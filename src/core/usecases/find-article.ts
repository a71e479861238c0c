import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { foldTitle } from "../domain/fold-title.ts";
import { mayAtDesk } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { isStaff } from "../domain/roles.ts";
import { type ArticleState, articleStates, listArticles, readArticle } from "../store/articles.ts";
import type { Article } from "../store/articles-read.ts";
import type { Work } from "../store/work.ts";

/** The states that somebody may read: customers what is published, staff everything. */
export function readableStates(actor: Actor): readonly ArticleState[] {
  if (actor.kind !== "person") return articleStates;
  if (!mayAtDesk(actor.role, "article.read")) return [];
  return isStaff(actor.role) ? articleStates : ["published"];
}

/**
 * The article that an id or its title names, or words that one article alone has, as the actor may read it.
 * Throws Problem `article.unknown`; several that fit are as unknown as none.
 */
export async function findArticle(work: Work, actor: Actor, name: string): Promise<Article> {
  const words = cleanLine(name).slice(0, 200);
  const states = readableStates(actor);
  const byId = await readArticle(work, words);
  if (byId !== null && states.some((state) => state === byId.state)) return byId;
  const unknown = new Problem("article.unknown", { name: words });
  if (foldTitle(words) === "" || states.length === 0) throw unknown;
  const found = await listArticles(work, { text: words, states, language: null, limit: 20, offset: 0 });
  const exact = found.filter(({ title }) => foldTitle(title) === foldTitle(words));
  const [only, ...more] = exact.length > 0 ? exact : found;
  if (only === undefined || more.length > 0) throw unknown;
  return only;
}
