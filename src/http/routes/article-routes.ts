import { Type } from "typebox";
import type { Person } from "../../core/domain/actor.ts";
import { cleanText } from "../../core/domain/clean-text.ts";
import { languages } from "../../core/domain/languages.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { isStaff } from "../../core/domain/roles.ts";
import { articleStates, listArticles } from "../../core/store/articles.ts";
import type { Article } from "../../core/store/articles-read.ts";
import type { Work } from "../../core/store/work.ts";
import { findArticle, readableStates } from "../../core/usecases/find-article.ts";
import { publishArticle } from "../../core/usecases/publish-article.ts";
import { retireArticle } from "../../core/usecases/retire-article.ts";
import { writeArticle } from "../../core/usecases/write-article.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { offsetCursor, offsetOf } from "../page-cursor.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["articles"];
const params = Type.Object({ id: uuid });
const language = oneOf(languages);
const text = Type.String({ maxLength: 100_000 });

const articleSchema = Type.Object({
  id: uuid,
  title: Type.String(),
  text: Type.String(),
  language: Type.String(),
  category: nullable(Type.String()),
  state: oneOf(articleStates),
  fixId: nullable(uuid),
  solvedCount: Type.Integer({ description: "Problems that it solved before a ticket was opened; 0 to customers" }),
  updatedAt: instant,
});
const newArticle = Type.Object(
  { title: text, text, language, category: Type.Optional(nullable(text)), fixId: Type.Optional(nullable(uuid)) },
  closed,
);
const change = Type.Object(
  {
    title: Type.Optional(text),
    text: Type.Optional(text),
    language: Type.Optional(language),
    category: Type.Optional(nullable(text)),
  },
  closed,
);
const query = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200 })),
    state: Type.Optional(oneOf(articleStates)),
    language: Type.Optional(language),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
);

/** Articles: customers read what is published, engineers and admins write. */
export function articleRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/articles",
    {
      config: {
        may: "article.read",
        tags,
        summary: "Articles, drafts first",
        answers: { 200: Type.Object({ items: Type.Array(articleSchema), nextCursor: nullable(Type.String()) }) },
      },
      schema: { querystring: query },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "article.read");
      const { q = "", state, cursor, limit = 50 } = request.query;
      const offset = offsetOf(cursor);
      const states = readableStates(person).filter((one) => state === undefined || one === state);
      const page = { text: cleanText(q), states, language: request.query.language ?? null, limit: limit + 1, offset };
      const found = states.length === 0 ? [] : await desk.read((work) => listArticles(work, page));
      return {
        items: found.slice(0, limit).map((article) => present(article, person)),
        nextCursor: found.length > limit ? offsetCursor(offset + limit) : null,
      };
    },
  );

  app.get(
    "/api/v1/articles/:id",
    {
      config: { may: "article.read", tags, summary: "One article", answers: { 200: articleSchema } },
      schema: { params },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      return desk.read(async (work) => present(await findArticle(work, person, request.params.id), person));
    },
  );

  app.post(
    "/api/v1/articles",
    {
      config: { may: "article.write", tags, summary: "Write an article", answers: { 201: articleSchema } },
      schema: { body: newArticle },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { body } = request;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const written = { articleId: null, ...body, category: body.category ?? null, fixId: body.fixId ?? null };
          const { articleId } = await writeArticle(work, caller.person, written);
          const headers = { location: `/api/v1/articles/${articleId}` };
          return { status: 201, body: await presented(work, caller.person, articleId), headers };
        },
      });
    },
  );

  app.patch(
    "/api/v1/articles/:id",
    {
      config: { may: "article.write", tags, summary: "Change an article", answers: { 200: articleSchema } },
      schema: { params, body: change },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { body } = request;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const before = await findArticle(work, caller.person, request.params.id);
          await writeArticle(work, caller.person, {
            articleId: before.id,
            title: body.title ?? before.title,
            text: body.text ?? before.plain,
            language: body.language ?? before.language,
            category: body.category === undefined ? before.category : body.category,
          });
          return { status: 200, body: await presented(work, caller.person, before.id) };
        },
      });
    },
  );

  for (const [verb, summary, act] of [
    ["publish", "Offer an article to customers", publishArticle],
    ["retire", "Offer an article no more", retireArticle],
  ] as const) {
    app.post(
      `/api/v1/articles/:id/${verb}`,
      { config: { may: "article.write", tags, summary, answers: { 200: articleSchema } }, schema: { params } },
      async (request, reply) => {
        const caller = await parts.callerOf(request, "write");
        const { id } = request.params as { readonly id: string };
        return answerWrite(desk, caller, request, reply, {
          alone: false,
          run: async (work) => {
            await act(work, caller.person, { articleId: id });
            return { status: 200, body: await presented(work, caller.person, id) };
          },
        });
      },
    );
  }
}

async function presented(work: Work, person: Person, articleId: string) {
  return present(await findArticle(work, person, articleId), person);
}

function present(article: Article, person: Person) {
  const { id, title, plain, language: written, category, state, fixId, solvedCount, updatedAt } = article;
  const staff = isStaff(person.role);
  return {
    id,
    title,
    text: plain,
    language: written,
    category,
    state,
    fixId: staff ? fixId : null,
    solvedCount: staff ? solvedCount : 0,
    updatedAt: updatedAt.toISOString(),
  };
}
