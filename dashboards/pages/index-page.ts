import { drawChart } from "../charts/draw-chart.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { sparkline } from "../charts/sparkline.ts";
import { copy } from "../copy.ts";
import { trendFigure } from "../figures/trend.ts";
import { percent, wholeNumber } from "../format.ts";
import { type IndexPageData, isSuppressed, type RenderedPage } from "../page-data.ts";
import { emphasised } from "./headline-list.ts";
import { drawn, html, type Markup } from "./markup.ts";
import type { PageAssets } from "./page-assets.ts";
import { pageShell } from "./page-shell.ts";

const sparklineWidth = 150;

/** The desk's own list of manufacturers, for its admins. Pure: the same data, the same bytes. */
export function renderIndexPage(data: IndexPageData, assets: PageAssets): RenderedPage {
  const { columns } = copy;
  const heads = [
    { text: columns.manufacturer, number: false },
    { text: columns.repairs, number: true },
    { text: columns.trendLine, number: false },
    { text: columns.returned, number: true },
    { text: columns.models, number: true },
    { text: columns.finding, number: false },
  ];
  const table = html`<div class="scroll" role="region" tabindex="0" aria-labelledby="s-manufacturers"><table>
<thead><tr>${heads.map(({ text, number }) => html`<th scope="col"${number && html` class="number"`}>${text}</th>`)}</tr></thead>
<tbody>${data.manufacturers.map(manufacturerRow)}</tbody></table></div>`;
  const main =
    data.manufacturers.length === 0
      ? html`<p class="withheld">${copy.noManufacturers}</p>`
      : html`<section class="section models"><h2 id="s-manufacturers">${copy.sections.manufacturers}</h2>${table}</section>`;
  return pageShell(data, assets, {
    title: copy.indexTitle,
    crumbs: [{ text: data.deskName, to: null }],
    facts: [{ name: copy.sections.manufacturers, value: wholeNumber(data.manufacturers.length) }],
    main,
    files: [],
  });
}

function manufacturerRow(row: IndexPageData["manufacturers"][number]): Markup {
  const number = (text: string, quiet: boolean): Markup =>
    html`<td class="${quiet ? "number hidden-cell" : "number"}">${text}</td>`;
  return html`<tr>
<th scope="row"><a href="${encodeURIComponent(row.slug)}/index.html"><bdi>${row.name}</bdi></a></th>
${isSuppressed(row.repairs) ? number(copy.figure.notShown, true) : number(wholeNumber(row.repairs), false)}
<td>${line(row)}</td>
${row.returned === null ? number(copy.figure.notKnown, true) : isSuppressed(row.returned) ? number(copy.figure.notShown, true) : number(percent(row.returned.value), false)}
${number(wholeNumber(row.models), false)}
<td class="finding">${row.headline !== null && emphasised(row.headline.text)}</td>
</tr>`;
}

/** Its repairs over time, small; said in words for those who do not see it. */
function line({ trend, name }: IndexPageData["manufacturers"][number]): Markup {
  if (shownRows(trend.rows).length < 2) return html`<span class="hidden-cell">${copy.figure.notShown}</span>`;
  const says = trendFigure.content({
    view: { ...nothing, trend },
    emerging: { rows: [], hidden: 0 },
    comparison: { rows: [], hidden: 0 },
    subject: name,
    k: 0,
    newestYear: "",
  }).title;
  return drawn(drawChart(sparkline(trend.rows, { width: sparklineWidth }), says));
}

const none = { rows: [], hidden: 0 };
const nothing = {
  filter: { kind: "all" },
  repairs: 0,
  faults: none,
  models: none,
  ages: none,
  fixes: none,
  durations: none,
  parts: none,
  seasons: none,
} as const;
