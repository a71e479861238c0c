import path from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { drawingWidths } from "../../dashboards/charts/chart-size.ts";
import { drawChart, standAloneSvg } from "../../dashboards/charts/draw-chart.ts";
import { fixesThatReturn } from "../../dashboards/charts/fixes-that-return.ts";
import { modelsRanked } from "../../dashboards/charts/models-ranked.ts";
import { sparkline } from "../../dashboards/charts/sparkline.ts";
import { trendOfRepairs } from "../../dashboards/charts/trend-of-repairs.ts";
import { agesFigure } from "../../dashboards/figures/ages.ts";
import { durationsFigure } from "../../dashboards/figures/durations.ts";
import { emergingFigure } from "../../dashboards/figures/emerging.ts";
import { familyFigure } from "../../dashboards/figures/family.ts";
import { faultsFigure } from "../../dashboards/figures/faults.ts";
import type { Figure, FigureSource } from "../../dashboards/figures/figure.ts";
import { fixesFigure } from "../../dashboards/figures/fixes.ts";
import { modelsFigure } from "../../dashboards/figures/models.ts";
import { partsFigure } from "../../dashboards/figures/parts.ts";
import { seasonsFigure } from "../../dashboards/figures/seasons.ts";
import { survivalFigure } from "../../dashboards/figures/survival.ts";
import { trendFigure } from "../../dashboards/figures/trend.ts";
import { type Estimate, suppressed, type TrendRow } from "../../dashboards/page-data.ts";
import { sampleCases } from "./sample-cases.ts";
import { wilson } from "./sample-page-data.ts";

const figures: readonly Figure[] = [
  trendFigure,
  faultsFigure,
  modelsFigure,
  agesFigure,
  survivalFigure,
  fixesFigure,
  durationsFigure,
  partsFigure,
  seasonsFigure,
  emergingFigure,
  familyFigure,
];

const elements = new Set(["svg", "g", "rect", "line", "path", "circle", "text", "tspan", "title"]);

/** Elements and attributes of a drawing that no chart makes, so that somebody's words must have made them. */
function strangers(svg: string): readonly string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`);
  return [...document.querySelectorAll("body *")].flatMap((element) => [
    ...(elements.has(element.tagName.toLowerCase()) ? [] : [element.tagName]),
    ...[...element.attributes].map(({ name }) => name).filter((name) => /^(on|style|href|src|class|id)/i.test(name)),
  ]);
}

function svgOf(figure: Figure, source: FigureSource, width: number): string | null {
  const { spec, says } = figure.content(source);
  return spec === null ? null : `${standAloneSvg(drawChart(spec({ width }), says))}\n`;
}

describe.each(Object.entries(sampleCases))("%s", (name, source) => {
  test.each(figures.map((figure) => [figure.id, figure] as const))("%s", async (id, figure) => {
    const { title, instead, body, heads } = figure.content(source);
    expect(title).not.toBe("");
    expect(title).not.toMatch(/undefined|NaN|Infinity|\[object/);
    for (const row of body) expect(row).toHaveLength(heads.length);
    // Names of many shapes are drawn on a phone, where there is least room.
    const width = name === "full" ? drawingWidths.wide : drawingWidths.narrow;
    const svg = svgOf(figure, source, width);
    if (svg === null) {
      expect(instead).not.toBe("");
      return;
    }
    expect(svg).not.toMatch(/NaN|Infinity|undefined|var\(/);
    expect(strangers(svg)).toEqual([]);
    // Where names make no difference there is nothing to keep.
    if (name !== "full" && svg === svgOf(figure, sampleCases.full, width)) return;
    await expect(svg).toMatchFileSnapshot(path.join(import.meta.dirname, "svg", `${id}-${name}.svg`));
  });
});

test("nothing at all is said in words, not drawn", () => {
  const { empty } = sampleCases;
  for (const figure of figures) {
    const content = figure.content(empty);
    expect([figure.id, content.spec]).toEqual([figure.id, null]);
    expect(content.instead).not.toBe("");
  }
});

test("a page where everything is suppressed draws nothing and says how many rows there are", () => {
  const { suppressed } = sampleCases;
  for (const figure of figures) {
    const { spec, notes, body } = figure.content(suppressed);
    if (figure.id === "emerging") continue;
    expect([figure.id, spec]).toEqual([figure.id, null]);
    expect(notes.join(" ")).toContain("not shown, to protect fewer than 3 organisations");
    expect(body.flat().some(({ text }) => text === "not shown")).toBe(true);
  }
});

test("a drawing is the same each time, and takes its colours from the page", () => {
  const content = faultsFigure.content(sampleCases.full);
  const draw = () => drawChart((content.spec ?? sparklineOf)({ width: 560 }), content.says);
  expect(draw()).toBe(draw());
  expect(draw()).toContain("var(--data)");
  expect(draw()).toMatch(/^<svg [^>]*aria-label="Bar chart: Door seal: 36\s%[^>]*role="img"/);
});

const sparklineOf = ({ width }: { width: number }) => sparkline(sampleCases.full.view.trend.rows, { width });

test("a sparkline", async () => {
  const svg = standAloneSvg(drawChart(sparklineOf({ width: 150 }), "Repairs over time"));
  await expect(`${svg}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, "svg", "sparkline.svg"));
});

test("a fix that does not hold is drawn however seldom it is used", () => {
  const fix = (label: string, n: number, returned: number) => ({
    key: label,
    label,
    fault: "Door seal",
    cell: { n, judged: n, returned: wilson(returned, n), medianMinutes: null },
  });
  const common = Array.from({ length: 10 }, (_, at) => fix(`Common ${at}`, 100 - at, 4));
  const drawn = drawChart(fixesThatReturn([...common, fix("Seldom", 20, 14)], { width: 560 }), "fixes");
  expect(drawn).toContain("Seldom");
  expect(drawn).toContain("Common 0");
  expect(drawn).not.toContain("Common 7");
});

test("among rates there is no bar for a pool that has but a count", () => {
  const model = (label: string, page: string | null, rate: Estimate | null) => ({
    key: label,
    label,
    family: null,
    page,
    cell: { n: 900, rate, returned: null, medianMinutes: null },
  });
  const rated = [model("X 200", "x.html", { value: 80, low: 70, high: 90 }), model("Other models", null, null)];
  expect(drawChart(modelsRanked(rated, { width: 560 }), "models")).not.toContain("Other models");
  const counted = [model("X 200", "x.html", null), model("Other models", null, null)];
  expect(drawChart(modelsRanked(counted, { width: 560 }), "models")).toContain("Other models");
});

test("a span whose neighbours are hidden has its interval all the same; where recording began is told where it is shown", () => {
  const span = (month: number, n: number | null): TrendRow => {
    const count = n === null ? null : { value: n, low: n / 2, high: n * 2 };
    const at = `2026-0${month}`;
    return { from: at, to: at, cell: count === null ? suppressed : { n: count.value, count, rate: null } };
  };
  const lonely = [span(1, 10), span(2, null), span(3, 12), span(4, null), span(5, 14), span(6, 15)];
  const linesOf = (rows: readonly TrendRow[]): number =>
    drawChart(trendOfRepairs(rows, { width: 560 }), "trend").match(/<line /g)?.length ?? 0;
  const together = [span(1, 10), span(2, 11), span(3, null), span(4, null), span(5, 14), span(6, 15)];
  expect(linesOf(lonely) - linesOf(together)).toBe(2);
  const view = { ...sampleCases.full.view, trend: { rows: lonely, hidden: 2 } };
  expect(trendFigure.content({ ...sampleCases.full, view }).measure).not.toContain("recording began");
  expect(trendFigure.content(sampleCases.full).measure).toContain("recording began");
});
