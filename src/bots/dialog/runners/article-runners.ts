import { mayAtDesk } from "../../../core/domain/permissions.ts";
import type { Inline, RichText } from "../../../core/domain/rich-text.ts";
import { type ArticleState, listArticles } from "../../../core/store/articles.ts";
import type { Article } from "../../../core/store/articles-read.ts";
import { draftArticle } from "../../../core/usecases/draft-article.ts";
import { findArticle, readableStates } from "../../../core/usecases/find-article.ts";
import { publishArticle } from "../../../core/usecases/publish-article.ts";
import { retireArticle } from "../../../core/usecases/retire-article.ts";
import { writeArticle } from "../../../core/usecases/write-article.ts";
import type { Button } from "../../card.ts";
import type { Reply } from "../../platform.ts";
import { type ActionVerb, actionId, longId, shortId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { rowsOf, sentence } from "../reply.ts";
import type { Asked, Runner, TicketRunner } from "./runner.ts";

const listLength = 10;

const button = (verb: ActionVerb, label: string, id: string, style: Button["style"] = "plain"): Button => ({
  action: actionId(verb, null, 0, shortId(id)),
  label,
  style,
});
const idOf = (arg: string | null): string | null => (arg === null ? null : longId(arg));

/** The article that a button or the words name, as this person may read it. */
function articleMeant(ctx: Ctx, { given }: Asked): Promise<Article> {
  return findArticle(ctx.work, ctx.person, given.article ?? "");
}

/** An article as a card, with what its reader may do about it. `told` is said above it. */
function articleCard(ctx: Ctx, article: Article, told: string | null): Reply {
  const { words, person } = ctx;
  const writes = mayAtDesk(person.role, "article.write");
  const state = article.state as ArticleState;
  const buttons = [
    ...(state === "draft"
      ? [button("article-publish", words.say("button-article-publish"), article.id, "primary")]
      : []),
    button("article-write", words.say("button-article-edit"), article.id),
    ...(state === "retired" ? [] : [button("article-retire", words.say("button-article-retire"), article.id)]),
  ];
  const fields = [
    { label: words.say("label-state"), value: words.say(`article-state-${state}`) },
    { label: words.say("label-language"), value: words.say(`choice-language-${article.language}`) },
    ...(article.category === null ? [] : [{ label: words.say("label-category"), value: article.category }]),
  ];
  const title: RichText = told === null ? [] : [{ kind: "paragraph", runs: [{ text: article.title, bold: true }] }];
  return sentence(told ?? article.title, {
    body: [...title, ...(article.body as RichText)],
    fields: writes ? fields : [],
    buttons: writes ? [buttons] : [],
    footer: writes ? words.say("article-solved", { count: article.solvedCount }) : null,
  });
}

/** A draft made of a fix or a ticket's report, to be read and mended. */
async function draftFrom(
  ctx: Ctx,
  from: { readonly fixId: string | null; readonly ticketId: string | null },
): Promise<Reply> {
  const { words, work, person } = ctx;
  const headings = {
    malfunction: words.say("field-malfunction"),
    cause: words.say("field-cause"),
    solution: words.say("field-solution"),
  };
  const { articleId, title } = await draftArticle(work, person, { ...from, headings });
  return articleCard(ctx, await findArticle(work, person, articleId), words.say("done-article-draft", { title }));
}

/** Articles: everybody reads what is published, engineers and admins write. */
export const articleRunners: Readonly<Record<string, Runner>> = {
  "article-list": async (ctx, { given }) => {
    const { words, work, person } = ctx;
    const page = {
      text: given.text ?? "",
      states: readableStates(person),
      language: null,
      limit: listLength + 1,
      offset: 0,
    };
    const found = await listArticles(work, page);
    if (found.length === 0) return sentence(words.say("article-list-empty"));
    const shown = found.slice(0, listLength);
    const items = shown.map(({ title, state, language }): readonly Inline[] => [
      { text: title, bold: true },
      { text: ` · ${words.say(`article-state-${state as ArticleState}`)} · ${language}` },
    ]);
    return sentence(words.say("article-list-title"), {
      body: [{ kind: "list", ordered: true, items }],
      buttons: rowsOf(
        shown.map(({ id }, at) => button("article-show", String(at + 1), id)),
        5,
      ),
      footer: found.length > listLength ? words.say("list-more") : null,
    });
  },
  "article-show": async (ctx, asked) => articleCard(ctx, await articleMeant(ctx, asked), null),
  "article-write": async (ctx, { given, arg }) => {
    const { articleId } = await writeArticle(ctx.work, ctx.person, {
      articleId: idOf(arg),
      title: given.title ?? "",
      text: given.text ?? "",
      category: given.category ?? null,
      language: given.language ?? "",
    });
    const article = await findArticle(ctx.work, ctx.person, articleId);
    return articleCard(ctx, article, ctx.words.say("done-article-write", { title: article.title }));
  },
  "article-publish": async (ctx, asked) => {
    const { id } = await articleMeant(ctx, asked);
    const { title } = await publishArticle(ctx.work, ctx.person, { articleId: id });
    return sentence(ctx.words.say("done-article-publish", { title }), { tone: "good" });
  },
  "article-retire": async (ctx, asked) => {
    const { id } = await articleMeant(ctx, asked);
    const { title } = await retireArticle(ctx.work, ctx.person, { articleId: id });
    return sentence(ctx.words.say("done-article-retire", { title }), { tone: "good" });
  },
  "fix-article": (ctx, { arg }) => draftFrom(ctx, { fixId: idOf(arg), ticketId: null }),
};

/** The same from a completed ticket: its report's fix and words. */
export const articleFromTicket: TicketRunner = (ctx, { ticket }) =>
  draftFrom(ctx, { fixId: null, ticketId: ticket.id });
