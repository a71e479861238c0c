import type { Words } from "../../core/copy/words.ts";
import { escapeHtml, pageHtml } from "./page-html.ts";

/** The form to sign in by e-mail and password; `problem` says why the last try failed. */
export function signInPage(words: Words, problem: string | null): string {
  const alert = problem === null ? "" : `<p role="alert">${escapeHtml(problem)}</p>`;
  return pageHtml({
    language: words.language,
    title: words.say("page-sign_in-title"),
    body: `<h1>${escapeHtml(words.say("page-sign_in-title"))}</h1>${alert}
<form method="post" action="/sign-in">
<label>${escapeHtml(words.say("page-sign_in-email"))}<input name="email" type="email" autocomplete="username" required maxlength="320" autofocus></label>
<label>${escapeHtml(words.say("page-sign_in-password"))}<input name="password" type="password" autocomplete="current-password" required maxlength="1000"></label>
<button>${escapeHtml(words.say("page-sign_in-submit"))}</button>
</form>
<p><a href="/#forgot">${escapeHtml(words.say("page-sign_in-forgot"))}</a></p>
<p><a href="/">${escapeHtml(words.say("page-sign_in-guest"))}</a></p>`,
  });
}
