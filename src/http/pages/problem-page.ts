import type { Words } from "../../core/copy/words.ts";
import type { ProblemJson } from "../web/protocol.ts";
import { escapeHtml, pageHtml } from "./page-html.ts";

/** What a person sees who opened an address and was refused, or where nothing is: the sentence, and the way to their own page. */
export function problemPage(words: Words, problem: ProblemJson): string {
  const title = words.say(problem.status === 404 ? "page-problem-nothing" : "page-problem-title");
  return pageHtml({
    language: words.language,
    title,
    body: `<h1>${escapeHtml(title)}</h1><p role="alert">${escapeHtml(problem.detail)}</p>
<p><a href="/">${escapeHtml(words.say("page-problem-home"))}</a></p>
<p><a href="/account">${escapeHtml(words.say("page-own_account"))}</a></p>
<p>${escapeHtml(words.say("page-problem-reference", { reference: problem.instance }))}</p>`,
  });
}

/** Whether a person opens this address in a browser, so that a document for machines would only puzzle them. */
export function isOpenedByPerson(request: {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly accept?: string | undefined };
}): boolean {
  const { accept = "" } = request.headers;
  // The API speaks JSON also where a browser opens it.
  return request.method === "GET" && accept.includes("text/html") && !request.url.startsWith("/api/");
}
