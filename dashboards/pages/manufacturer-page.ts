import { copy } from "../copy.ts";
import type { FigureSource } from "../figures/figure.ts";
import { modelsFigure } from "../figures/models.ts";
import { wholeNumber } from "../format.ts";
import { isSuppressed, type ManufacturerPageData, type RenderedPage } from "../page-data.ts";
import { monthlySummary, summaryFile } from "../summary/monthly-summary.ts";
import { chartSections, csvFiles } from "./chart-sections.ts";
import { filterBar } from "./filter-bar.ts";
import { headlineList } from "./headline-list.ts";
import { manufacturerSections } from "./manufacturer-figures.ts";
import { html } from "./markup.ts";
import type { PageAssets } from "./page-assets.ts";
import { pageCubes, shortNumbers } from "./page-cubes.ts";
import { pageShell } from "./page-shell.ts";

/** A manufacturer's page: all of its models together. Pure: the same data, the same bytes. */
export function renderManufacturerPage(given: ManufacturerPageData, assets: PageAssets): RenderedPage {
  const data = shortNumbers(given);
  const [view] = data.views;
  const crumbs = [{ text: data.deskName, to: null }];
  if (data.withheld || view === undefined) {
    const main = html`<p class="withheld">${copy.withheld(data.k)}</p>`;
    return pageShell(data, assets, { title: data.name, crumbs, facts: [], main, files: [] });
  }
  const cubes = {
    emerging: data.emerging,
    comparison: { rows: [], hidden: 0 },
    subject: data.name,
    k: data.k,
    newestYear: data.to.slice(0, 4),
  };
  const source: FigureSource = { ...cubes, view };
  const pages = view.models.rows.map(({ page }) => page);
  const main = html`${headlineList(data.headlines)}
${filterBar(data.views)}
${chartSections(manufacturerSections, source, data, (figure) => (figure === modelsFigure ? pages : []))}
${pageCubes({ ...cubes, views: data.views })}`;
  return pageShell(data, assets, {
    title: data.name,
    crumbs,
    facts: [
      {
        name: copy.facts.repairs,
        value: isSuppressed(view.repairs) ? copy.figure.notShown : wholeNumber(view.repairs),
      },
      { name: copy.facts.models, value: wholeNumber(pages.filter((page) => page !== null).length) },
    ],
    main,
    files: [
      ...csvFiles(manufacturerSections, source, data),
      { name: summaryFile, bytes: new TextEncoder().encode(`${JSON.stringify(monthlySummary(data, source))}\n`) },
    ],
  });
}
