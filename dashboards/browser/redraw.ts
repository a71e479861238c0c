import { plot } from "@observablehq/plot";
import { drawingWidths } from "../charts/chart-size.ts";
import { finishChart } from "../charts/finish-chart.ts";
import { copy } from "../copy.ts";
import type { Figure, FigureContent } from "../figures/figure.ts";
import type { View } from "../page-data.ts";
import { dataTable, figureNotes, nothingDrawn } from "../pages/figure-parts.ts";
import { manufacturerFigures } from "../pages/manufacturer-figures.ts";
import type { PageCubes } from "../pages/page-cubes.ts";

const figures: ReadonlyMap<string, Figure> = new Map(manufacturerFigures.map((figure) => [figure.id, figure]));

/**
 * Draws all figures of a page for another view, one a frame so that the page stays alive. `stillWanted` is asked before each: a newer
 * choice takes over. `drawn` is told of each chart that was drawn.
 */
export async function redraw(
  page: Document,
  cubes: PageCubes,
  view: View,
  stillWanted: () => boolean,
  drawn: (chart: HTMLElement) => void,
): Promise<void> {
  for (const card of page.querySelectorAll<HTMLElement>("[data-figure]")) {
    const figure = figures.get(card.dataset.figure ?? "");
    if (figure === undefined) continue;
    await new Promise(requestAnimationFrame);
    if (!stillWanted()) return;
    const content = figure.content({ ...cubes, view });
    put(card, ".measure", content.measure);
    put(card, "h3", content.title);
    const chart = card.querySelector<HTMLElement>(".chart");
    if (chart !== null) {
      chart.replaceChildren(...drawings(page, content));
      drawn(chart);
    }
    const notes = card.querySelector(".notes");
    if (notes !== null) notes.innerHTML = figureNotes(content).markup;
    const links = figure.id === "models" ? view.models.rows.map((row) => row.page) : [];
    const table = card.querySelector(".scroll");
    if (table !== null) table.innerHTML = dataTable(content, links).markup;
    const csv = card.querySelector(".csv");
    if (csv !== null) csv.textContent = view.filter.kind === "all" ? copy.figure.csv : copy.figure.csvAll;
  }
}

function put(card: Element, selector: string, text: string): void {
  const place = card.querySelector(selector);
  if (place !== null) place.textContent = text;
}

function drawings(page: Document, content: FigureContent): readonly Element[] {
  const { spec } = content;
  if (spec === null) {
    const box = page.createElement("div");
    box.innerHTML = nothingDrawn(content).markup;
    return [...box.children];
  }
  return (["wide", "narrow"] as const).map((name) => {
    const box = page.createElement("div");
    box.className = name === "wide" ? "wide-drawing" : "narrow";
    const svg = plot(spec({ width: drawingWidths[name] }));
    finishChart(svg, content.says);
    box.append(svg);
    return box;
  });
}
