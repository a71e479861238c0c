import type { Words } from "../../core/copy/words.ts";
import { escapeHtml, pageHtml } from "./page-html.ts";

/** What a manufacturer sees who opens the console: that it is not theirs, and what is. */
export function staffOnlyPage(words: Words): string {
  const title = words.say("page-staff_only-title");
  return pageHtml({
    language: words.language,
    title,
    body: `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(words.say("page-staff_only-words"))}</p>
<p><a href="/dashboards/">${escapeHtml(words.say("page-staff_only-dashboards"))}</a></p>
<p><a href="/account">${escapeHtml(words.say("page-own_account"))}</a></p>`,
  });
}
