import { drawChart } from "../charts/draw-chart.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { sparkline } from "../charts/sparkline.ts";
import { copy } from "../copy.ts";
import { trendFigure } from "../figures/trend.ts";
import { percent, wholeNumber } from "../format.ts";
import { type ChartId, type IndexPageData, isSuppressed, type RenderedPage } from "../page-data.ts";
import { emphasised } from "./headline-list.ts";
import { drawn, html, type Markup } from "./markup.ts";
import type { PageAssets } from "./page-assets.ts";
import { pageShell } from "./page-shell.ts";

const sparklineWidth = 150;

type Row = IndexPageData["manufacturers"][number];
type IndexColumn = {
  readonly head: string;
  readonly kind: "number" | "line" | "words";
  readonly cell: (row: Row) => Markup;
};

const { columns } = copy;
const quiet = (text: string): Markup => html`<span class="hidden-cell">${text}</span>`;
const tones = { good: "better", bad: "worse", plain: "plain" } as const;

const indexColumns: readonly IndexColumn[] = [
  {
    head: columns.repairs,
    kind: "number",
    cell: ({ repairs }) => (isSuppressed(repairs) ? quiet(copy.figure.notShown) : html`${wholeNumber(repairs)}`),
  },
  { head: columns.trendLine, kind: "line", cell: line },
  {
    head: columns.returned,
    kind: "number",
    cell: ({ returned }) =>
      returned === null
        ? quiet(copy.figure.notKnown)
        : isSuppressed(returned)
          ? quiet(copy.figure.notShown)
          : html`${percent(returned.value)}`,
  },
  { head: columns.models, kind: "number", cell: ({ models }) => html`${wholeNumber(models)}` },
  {
    head: columns.finding,
    kind: "words",
    cell: ({ headline }) =>
      html`${headline !== null && html`<span class="finding ${tones[headline.tone]}">${emphasised(headline.text)}</span>`}`,
  },
];

/** The desk's own list of manufacturers, for its admins. Pure: the same data, the same bytes. */
export function renderIndexPage(data: IndexPageData, assets: PageAssets): RenderedPage {
  const { manufacturers } = data;
  // Imported history knows of no repair whether it came back: a column of nothing but dashes is left out.
  const shown = indexColumns.filter(
    ({ head }) => head !== columns.returned || manufacturers.some(({ returned }) => returned !== null),
  );
  const table = html`<div class="scroll" role="region" tabindex="0" aria-labelledby="s-manufacturers"><table>
<thead><tr><th scope="col">${columns.manufacturer}</th>${shown.map(({ head, kind }) => html`<th scope="col" class="${kind}">${head}</th>`)}</tr></thead>
<tbody>${manufacturers.map(
    (row) => html`<tr>
<th scope="row"><a href="${addressOf(row)}"><bdi>${row.name}</bdi></a></th>
${shown.map(({ head, kind, cell }) => html`<td data-head="${head}" class="${kind}">${cell(row)}</td>`)}
</tr>`,
  )}</tbody></table></div>`;
  const main =
    manufacturers.length === 0
      ? html`<p class="withheld">${copy.noManufacturers}</p>`
      : html`${lookHereFirst(manufacturers)}<section class="section models"><h2 id="s-manufacturers">${copy.sections.manufacturers}</h2>${table}</section>`;
  return pageShell(data, assets, {
    title: copy.indexTitle,
    crumbs: [{ text: data.deskName, to: null }],
    facts: [{ name: copy.facts.manufacturers, value: wholeNumber(manufacturers.length) }],
    main,
    files: [],
  });
}

const addressOf = ({ slug }: Row): string => `${encodeURIComponent(slug)}/index.html`;

/** How many findings stand above the list, and what comes before what: what is new, the surest first, then what does not hold. */
const mostFirst = 3;
const urgency: readonly ChartId[] = ["emerging", "fixes"];

/** What is worst among all manufacturers, with its own words; null where nothing is bad. */
function lookHereFirst(manufacturers: readonly Row[]): Markup | null {
  const rank = (chart: ChartId): number => (urgency.includes(chart) ? urgency.indexOf(chart) : urgency.length);
  const bad = manufacturers
    .flatMap((row) => (row.headline?.tone === "bad" ? [{ row, headline: row.headline }] : []))
    .sort(
      (one, other) =>
        rank(one.headline.chart) - rank(other.headline.chart) || (one.row.surest ?? 1) - (other.row.surest ?? 1),
    )
    .slice(0, mostFirst);
  if (bad.length === 0) return null;
  return html`<section aria-labelledby="s-first"><h2 id="s-first" class="unseen">${copy.sections.first}</h2>
<ul class="headlines">${bad.map(
    ({ row, headline }) =>
      html`<li class="worse"><a href="${addressOf(row)}#${headline.chart}"><span class="question"><bdi>${row.name}</bdi></span> <span class="says">${emphasised(headline.text)}</span></a></li>`,
  )}</ul></section>`;
}

/** Its repairs over time, small; said in words for those who do not see it. */
function line({ trend, name }: Row): Markup {
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
