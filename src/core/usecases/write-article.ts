import { type Actor, accountOf } from "../domain/actor.ts";
import { cleanLine, cleanText, hasWords } from "../domain/clean-text.ts";
import { type Language, languages } from "../domain/languages.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { fromPlain } from "../domain/rich-text.ts";
import { type ArticleText, insertArticle, readArticle, updateArticle } from "../store/articles.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";

const titleLimit = 200;
const textLimit = 4_000;
const categoryLimit = 80;

export type ArticleInput = {
  /** Null for a new article. */
  readonly articleId: string | null;
  readonly title: string;
  /** What it says, as plain text. */
  readonly text: string;
  readonly category: string | null;
  readonly language: string;
  /** The fix that a new article is about. */
  readonly fixId?: string | null;
};

/**
 * Writes an article anew or changes what it says; a new one is a draft, a retired one becomes a draft again, a published one stays
 * published. Throws Problem `action.forbidden`, `article.unknown`, `field.*`.
 */
export async function writeArticle(
  work: Work,
  actor: Actor,
  input: ArticleInput,
): Promise<{ readonly articleId: string }> {
  requireDeskAction(actor, "article.write");
  const text = textFrom(input);
  const before = input.articleId === null ? null : await readArticle(work, input.articleId);
  if (input.articleId !== null && before === null) throw new Problem("article.unknown", { name: "" });
  const articleId =
    before?.id ?? (await insertArticle(work, { ...text, fixId: input.fixId ?? null, authorId: accountOf(actor) }));
  if (before !== null)
    await updateArticle(work, articleId, { text, ...(before.state === "retired" ? { state: "draft" } : {}) });
  await emit(work, {
    kind: before === null ? "article.written" : "article.changed",
    subjectId: articleId,
    actor,
    data: { language: text.language, ...(input.fixId == null ? {} : { fixId: input.fixId }) },
  });
  return { articleId };
}

function textFrom(input: ArticleInput): ArticleText {
  const language: Language | undefined = languages.find((one) => one === input.language);
  if (language === undefined) {
    throw new Problem("field.not_a_choice", {
      field: "language",
      value: input.language.slice(0, 40),
      choices: languages,
    });
  }
  const plain = cleanText(requiredWords("text", input.text, textLimit));
  const category = cleanLine(input.category ?? "")
    .slice(0, categoryLimit)
    .toWellFormed();
  return {
    title: cleanLine(requiredWords("title", input.title, titleLimit)),
    body: fromPlain(plain),
    plain,
    category: hasWords(category) ? category : null,
    language,
  };
}
