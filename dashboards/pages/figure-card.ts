import { drawingWidths } from "../charts/chart-size.ts";
import { drawChart } from "../charts/draw-chart.ts";
import { copy } from "../copy.ts";
import { definitions } from "../definitions.ts";
import type { Figure, FigureContent } from "../figures/figure.ts";
import { dataTable, figureNotes, nothingDrawn } from "./figure-parts.ts";
import { drawn, html, type Markup } from "./markup.ts";

/** How a figure stands on its page. `full`: over the whole width, its data table open beside the drawing. */
export type CardLayout = {
  readonly full: boolean;
  /** Address of the CSV; null: none. */
  readonly csv: string | null;
  /** Where a row's first cell leads, by row; none by default. */
  readonly links?: readonly (string | null)[];
};

/** A figure as a card (`k`: organisations below which cells are suppressed): finding, measure, drawing, notes, and below them the data table, the CSV and the definition. */
export function figureCard({ id, chart }: Figure, content: FigureContent, k: number, layout: CardLayout): Markup {
  const { question, words } = definitions[chart];
  return html`<article class="${content.spec === null ? "card full slim" : layout.full ? "card full" : "card"}" id="${id}" aria-labelledby="${id}-title" data-figure="${id}">
<h3 id="${id}-title">${content.title}</h3>
<p class="measure">${content.measure}</p>
<div class="halves"><div class="half">
<div class="chart">${drawings(content)}</div>
<div class="notes">${figureNotes(content)}</div>
</div>${layout.full && content.body.length > 0 && html`<div class="half scroll" role="region" tabindex="0" aria-labelledby="${id}-title">${dataTable(content, layout.links)}</div>`}</div>
<div class="below">
${
  !layout.full &&
  content.body.length > 0 &&
  html`<details class="data"><summary>${copy.figure.data}</summary><div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-title">${dataTable(content, layout.links)}</div></details>`
}
${layout.csv !== null && html`<a class="csv" href="${layout.csv}" download aria-label="${copy.figure.csvSays(content.title)}">${copy.figure.csv}</a>`}
<details class="definition"><summary>${copy.figure.how}</summary><p><strong>${question}</strong> ${words.replaceAll("{k}", String(k))}</p></details>
</div>
</article>`;
}

/** The drawing at both widths, of which the stylesheet shows one. */
function drawings(content: FigureContent): Markup {
  const { spec } = content;
  if (spec === null) return nothingDrawn(content);
  const at = (width: number): Markup => drawn(drawChart(spec({ width }), content.says));
  return html`<div class="wide-drawing">${at(drawingWidths.wide)}</div><div class="narrow">${at(drawingWidths.narrow)}</div>`;
}
