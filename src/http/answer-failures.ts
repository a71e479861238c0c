import { wordsFor } from "../core/copy/words.ts";
import { Problem } from "../core/domain/problem.ts";
import type { App, HttpParts } from "./http-parts.ts";
import { isOpenedByPerson, problemPage } from "./pages/problem-page.ts";
import { problemFrom } from "./problem-from.ts";
import { problemOf, retryAfterSeconds } from "./problems.ts";
import { languageOf } from "./request-language.ts";

/** The one place where failures become answers: a document for machines, a page for a person who opened an address. */
export function answerFailures(app: App, parts: HttpParts): void {
  app.setErrorHandler(async (error, request, reply) => {
    const number = Number((request.params as { readonly number?: unknown } | undefined)?.number);
    const about = Number.isSafeInteger(number) ? { number } : undefined;
    const language = languageOf(request);
    const body = problemFrom(parts, error, language, request.id, about);
    const problem = problemOf(error, parts.limits.bodyBytes);
    const wait = problem === null ? null : retryAfterSeconds(problem);
    if (wait !== null) reply.header("retry-after", wait);
    if (body.status === 401) reply.header("www-authenticate", 'Bearer realm="fixline"');
    if (isOpenedByPerson(request))
      return reply
        .code(body.status)
        .headers({ "content-type": "text/html; charset=utf-8", "content-language": language })
        .send(problemPage(wordsFor(language), body));
    return reply
      .code(body.status)
      .headers({ "content-type": "application/problem+json; charset=utf-8", "content-language": language })
      .send(body);
  });
  app.setNotFoundHandler(async () => {
    throw new Problem("request.unknown_address", {});
  });
}
