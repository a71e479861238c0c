import type { Words } from "../../core/copy/words.ts";
import { escapeHtml, pageHtml } from "./page-html.ts";

/**
 * What a one-time link shows: a button. Looking at it uses nothing up and asks nothing, so that a chat's preview neither spends the link
 * nor learns whether it works.
 */
export function linkPage(words: Words, link: { readonly token: string; readonly deskName: string }): string {
  return pageHtml({
    language: words.language,
    title: words.say("page-link-title"),
    body: `<h1>${escapeHtml(words.say("page-link-title"))}</h1>
<p>${escapeHtml(words.say("page-link-words", { desk: link.deskName }))}</p>
<form method="post" action="/l/${encodeURIComponent(link.token)}"><button autofocus>${escapeHtml(words.say("page-sign_in-submit"))}</button></form>`,
  });
}

/** What a link that is over shows. */
export function deadLinkPage(words: Words, problem: string): string {
  return pageHtml({
    language: words.language,
    title: words.say("page-link-gone"),
    body: `<h1>${escapeHtml(words.say("page-link-gone"))}</h1><p role="alert">${escapeHtml(problem)}</p>
<p><a href="/sign-in">${escapeHtml(words.say("page-back"))}</a></p>`,
  });
}
