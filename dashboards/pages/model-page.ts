import { copy } from "../copy.ts";
import { agesFigure } from "../figures/ages.ts";
import { durationsFigure } from "../figures/durations.ts";
import { emergingFigure } from "../figures/emerging.ts";
import { familyFigure } from "../figures/family.ts";
import { faultsFigure } from "../figures/faults.ts";
import type { FigureSource } from "../figures/figure.ts";
import { fixesFigure } from "../figures/fixes.ts";
import { partsFigure } from "../figures/parts.ts";
import { survivalFigure } from "../figures/survival.ts";
import { trendFigure } from "../figures/trend.ts";
import { wholeNumber } from "../format.ts";
import { isSuppressed, type ModelPageData, type RenderedPage } from "../page-data.ts";
import type { ChartSection } from "./chart-section.ts";
import { chartSections, csvFiles } from "./chart-sections.ts";
import { leavingBar } from "./filter-bar.ts";
import { headlineList } from "./headline-list.ts";
import { html } from "./markup.ts";
import type { PageAssets } from "./page-assets.ts";
import { pageCubes, shortNumbers } from "./page-cubes.ts";
import { pageShell } from "./page-shell.ts";

/** The charts of a model's page, question by question. */
export const modelSections: readonly ChartSection[] = [
  { id: "s-faults", heading: copy.sections.faults, figures: [faultsFigure, trendFigure] },
  { id: "s-now", heading: copy.sections.now, figures: [emergingFigure] },
  { id: "s-family", heading: copy.sections.family, figures: [familyFigure] },
  { id: "s-fixes", heading: copy.sections.fixes, figures: [fixesFigure] },
  { id: "s-work", heading: copy.sections.work, figures: [durationsFigure, partsFigure] },
  { id: "s-ages", heading: copy.sections.ages, figures: [agesFigure, survivalFigure] },
];

/** A model's own page. Pure: the same data, the same bytes. */
export function renderModelPage(given: ModelPageData, assets: PageAssets): RenderedPage {
  const data = shortNumbers(given);
  const [view] = data.views;
  const crumbs = [
    { text: data.deskName, to: null },
    { text: data.manufacturer, to: "index.html" },
  ];
  const family = data.family === null ? [] : [{ name: copy.facts.family, value: data.family }];
  if (data.withheld || view === undefined) {
    const main = html`${leavingBar(data.elsewhere)}
<p class="withheld">${copy.withheld(data.k)}</p>`;
    return pageShell(data, assets, { title: data.name, crumbs, facts: family, main, files: [] });
  }
  const cubes = {
    emerging: data.emerging,
    comparison: data.comparison,
    subject: data.name,
    k: data.k,
    newestYear: data.to.slice(0, 4),
  };
  const source: FigureSource = { ...cubes, view };
  const main = html`${headlineList(data.headlines)}
${leavingBar(data.elsewhere)}
${chartSections(modelSections, source, data)}
${pageCubes({ ...cubes, views: data.views })}`;
  return pageShell(data, assets, {
    title: data.name,
    crumbs,
    facts: [
      ...family,
      {
        name: copy.facts.repairs,
        value: isSuppressed(view.repairs) ? copy.figure.notShown : wholeNumber(view.repairs),
      },
    ],
    main,
    files: csvFiles(modelSections, source, data),
  });
}
