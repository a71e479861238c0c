import { copy } from "../copy.ts";
import { definitions } from "../definitions.ts";
import type { Figure, FigureSource } from "../figures/figure.ts";
import type { PageFrame, RenderedPage } from "../page-data.ts";
import type { ChartSection } from "./chart-section.ts";
import { figureCard } from "./figure-card.ts";
import { html, type Markup } from "./markup.ts";

/**
 * The charts of a page under their headings; questions that have no answer yet are named together at the end. `linksOf`: where the rows of
 * a figure's table lead.
 */
export function chartSections(
  sections: readonly ChartSection[],
  source: FigureSource,
  frame: PageFrame,
  linksOf: (figure: Figure) => readonly (string | null)[] = () => [],
): Markup {
  const unanswered = new Map<string, string>();
  const shown = sections.flatMap(({ id, heading, figures }) => {
    const told = figures.map((figure) => ({ figure, content: figure.content(source) }));
    for (const { figure, content } of told) {
      const { question } = definitions[figure.chart];
      if (!content.answers && !unanswered.has(question)) unanswered.set(question, content.title);
    }
    const cards = told.filter(({ content }) => content.answers);
    const isAlone = cards.filter(({ content }) => content.spec !== null).length === 1;
    return cards.length === 0 ? [] : [{ id, heading, cards, isAlone }];
  });
  return html`${shown.map(
    ({ id, heading, cards, isAlone }) => html`<section class="section" aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
<div class="cards">
${cards.map(({ figure, content }) =>
  figureCard(figure, content, source.k, {
    full: isAlone,
    csv: frame.csv[figure.chart] ?? null,
    links: linksOf(figure),
  }),
)}
</div>
</section>`,
  )}${
    unanswered.size > 0 &&
    html`<section class="section" aria-labelledby="s-unanswered">
<h2 id="s-unanswered">${copy.sections.unanswered}</h2>
<dl class="unanswered">${[...unanswered].map(([question, why]) => html`<div><dt>${question}</dt><dd>${why}.</dd></div>`)}</dl>
</section>`
  }`;
}

/** The CSV files of a page: everything that its first view shows, one file a measure. */
export function csvFiles(
  sections: readonly ChartSection[],
  source: FigureSource,
  frame: PageFrame,
): RenderedPage["files"] {
  const files = new Map<string, Uint8Array>();
  for (const { figures } of sections) {
    for (const figure of figures) {
      const name = frame.csv[figure.chart];
      if (name === undefined || files.has(name)) continue;
      // With its mark of UTF-8, without which spreadsheets misread names.
      files.set(name, new TextEncoder().encode(`\ufeff${figure.content(source).csv()}`));
    }
  }
  return [...files].map(([name, bytes]) => ({ name, bytes }));
}
