import { copy } from "../copy.ts";
import { monthOfYear } from "../format.ts";
import type { PageFrame, RenderedPage } from "../page-data.ts";
import { html, type Markup } from "./markup.ts";
import type { PageAssets } from "./page-assets.ts";

/** A page's parts around its charts. */
export type PageParts = {
  readonly title: string;
  /** Above the title; the last one is the page itself and leads nowhere. */
  readonly crumbs: readonly { readonly text: string; readonly to: string | null }[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly main: Markup;
  readonly files: RenderedPage["files"];
};

/**
 * The whole document; `<!-- reader -->` is where Fixline, when it serves the page itself (src/http/routes/dashboard-routes.ts), puts the
 * reader's way to their account. Nothing inline that runs or styles, so that it stands under the strictest policy.
 */
export function pageShell(frame: PageFrame, assets: PageAssets, parts: PageParts): RenderedPage {
  const covered = { name: copy.facts.covered, value: copy.covered(monthOfYear(frame.from), monthOfYear(frame.to)) };
  const { foot } = copy;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="same-origin">
<title>${copy.pageTitle(parts.title, frame.deskName)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.style.name}">
<script type="module" src="${assets.script.name}"></script>
</head>
<body>
<a class="skip" href="#main">${copy.skip}</a>
<header class="wide top">
<!-- reader -->
<nav aria-label="Breadcrumb"><ol class="crumbs">${parts.crumbs.map(({ text, to }) => html`<li>${to === null ? html`<bdi>${text}</bdi>` : html`<a href="${to}"><bdi>${text}</bdi></a>`}</li>`)}</ol></nav>
<h1><bdi>${parts.title}</bdi></h1>
<dl class="facts">${[covered, ...parts.facts].map(({ name, value }) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>
${frame.demo && html`<p class="demo">${copy.demo}</p>`}
</header>
<main id="main" class="wide">
${parts.main}
</main>
<footer class="wide"><div class="foot">
<p>${foot.suppressed(frame.k)}</p>
<p>${foot.interval}</p>
<p>${foot.private} ${foot.palette}</p>
</div></footer>
</body>
</html>
`;
  return { html: page.markup, files: parts.files };
}
