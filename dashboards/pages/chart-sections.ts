import type { Figure, FigureSource } from "../figures/figure.ts";
import type { PageFrame, RenderedPage } from "../page-data.ts";
import type { ChartSection } from "./chart-section.ts";
import { figureCard } from "./figure-card.ts";
import { html, type Markup } from "./markup.ts";

/** The charts of a page under their headings. `linksOf`: where the rows of a figure's table lead. */
export function chartSections(
  sections: readonly ChartSection[],
  source: FigureSource,
  frame: PageFrame,
  linksOf: (figure: Figure) => readonly (string | null)[] = () => [],
): Markup {
  return html`${sections.map(
    ({ id, heading, figures }) => html`<section class="section" aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
<div class="cards">
${figures.map((figure) =>
  figureCard(figure, source, {
    full: figures.length === 1,
    csv: frame.csv[figure.chart] ?? null,
    links: linksOf(figure),
  }),
)}
</div>
</section>`,
  )}`;
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
