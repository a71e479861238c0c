import { copy } from "../copy.ts";
import { definitions } from "../definitions.ts";
import type { Headline } from "../page-data.ts";
import { html, type Markup } from "./markup.ts";

const tones = { good: "better", bad: "worse", plain: "plain" } as const;

/** The findings in plain words, on top of a page; each leads to its chart. */
export function headlineList(headlines: readonly Headline[]): Markup | null {
  if (headlines.length === 0) return null;
  return html`<section aria-labelledby="in-short"><h2 id="in-short" class="unseen">${copy.headlines}</h2>
<ul class="headlines">${headlines.map(
    ({ text, tone, chart }) =>
      html`<li class="${tones[tone]}"><a href="#${chart}"><span class="question">${definitions[chart].question}</span> <span class="says">${emphasised(text)}</span></a></li>`,
  )}</ul></section>`;
}

/** The sentence with its measured values, numbers with a unit, in strong letters. */
export function emphasised(text: string): Markup {
  const parts = text.split(/(\d[\d.,\u202f]*[\u00a0 ]?(?:%|×|min\b|h\b|times\b))/u);
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<strong>${part}</strong>` : part))}`;
}
