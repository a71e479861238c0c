import { drawChart } from "../charts/draw-chart.ts";
import { copy } from "../copy.ts";
import type { Figure, FigureSource } from "../figures/figure.ts";
import { monthOfYear } from "../format.ts";
import type { ChartId, Headline, ManufacturerPageData } from "../page-data.ts";
import { manufacturerFigures } from "../pages/manufacturer-figures.ts";
import { pictureChartWidth, summaryPicture } from "./summary-picture.ts";

/** A manufacturer's page in short, to be sent to those who subscribed: a file of its folder. All of it stands on the page too. */
export type MonthlySummary = {
  readonly manufacturer: string;
  readonly deskName: string;
  readonly from: string;
  readonly to: string;
  readonly headlines: readonly Omit<Headline, "chart">[];
  /** Two at most: the findings that the first headlines are about. `svg` is a picture that stands alone. */
  readonly charts: readonly { readonly title: string; readonly says: string; readonly svg: string }[];
};

/** The file's name within the manufacturer's folder. */
export const summaryFile = "summary.json";
const mostCharts = 2;
/** What is shown where no headline points to a chart. */
const otherwise: readonly ChartId[] = ["faults", "trend", "fixes", "models"];

/** Sums a manufacturer's page up. Pure: the same data, the same bytes. */
export function monthlySummary(data: ManufacturerPageData, source: FigureSource): MonthlySummary {
  const wanted = [...data.headlines.map(({ chart }) => chart), ...otherwise];
  const charts: MonthlySummary["charts"][number][] = [];
  const taken = new Set<Figure>();
  const foot = `${data.name} · ${copy.covered(monthOfYear(data.from), monthOfYear(data.to))} · ${data.deskName}`;
  for (const chart of wanted) {
    const figure = manufacturerFigures.find((one) => one.chart === chart);
    if (charts.length === mostCharts || figure === undefined || taken.has(figure)) continue;
    taken.add(figure);
    const { spec, title, measure, says } = figure.content(source);
    if (spec === null) continue;
    const drawing = drawChart(spec({ width: pictureChartWidth }), says);
    charts.push({ title, says, svg: summaryPicture(drawing, { title, measure, foot }) });
  }
  return {
    manufacturer: data.name,
    deskName: data.deskName,
    from: data.from,
    to: data.to,
    headlines: data.headlines.map(({ text, tone }) => ({ text, tone })),
    charts,
  };
}

/** Reads a summary's file; null where it holds none. It was written by us. */
export function readMonthlySummary(text: string): MonthlySummary | null {
  try {
    return JSON.parse(text) as MonthlySummary;
  } catch {
    return null;
  }
}
