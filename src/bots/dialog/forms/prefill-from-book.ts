import { readArticle } from "../../../core/store/articles.ts";
import { readFixEntry } from "../../../core/store/fix-entries.ts";
import { longId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import type { FormVerb } from "./form-table.ts";

type Values = Readonly<Record<string, string>>;

/** What a form about a fix or an article knows by the button that opened it: `extra` is the short id that the button carried. */
export async function prefillFromBook(ctx: Ctx, verb: FormVerb, extra: string | null): Promise<Values> {
  const id = extra === null ? null : longId(extra);
  if (verb === "article-write") return id === null ? { language: ctx.person.language } : articleValues(ctx, id);
  if (id === null || !verb.startsWith("fix-")) return {};
  const fix = await readFixEntry(ctx.work, id);
  if (fix === null) return {};
  if (verb === "fix-rename") return { fix: fix.title, title: fix.title };
  if (verb !== "fix-split") return { fix: fix.title };
  const others = fix.wordings.filter(({ own }) => !own).map(({ words }) => words.replace(/\s+/gu, " "));
  return { fix: fix.title, wordings: others.join("\n").slice(0, 4_000) };
}

async function articleValues(ctx: Ctx, articleId: string): Promise<Values> {
  const article = await readArticle(ctx.work, articleId);
  if (article === null) return { language: ctx.person.language };
  const { title, plain: text, language, category } = article;
  return { title, text, language, category: category ?? "" };
}
