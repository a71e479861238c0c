import { areaY, axisY, dot, gridY, lineY, type PlotOptions, ruleY } from "@observablehq/plot";
import { percent, wholeNumber } from "../format.ts";
import type { AgeRow } from "../page-data.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow } from "./chart-size.ts";
import { ageAxis, ageSpan } from "./rate-by-age.ts";
import { shownRows } from "./shown-rows.ts";

/** The share of units without any repair so far, by age: a curve that steps down from bin to bin, with its interval. */
export function survivalByAge(rows: readonly AgeRow[], size: ChartSize): PlotOptions {
  const all = shownRows(rows);
  // Where next to no unit is left without a repair the curve has said all: the years behind it would be an empty chart.
  const spent = all.findIndex(({ survival }) => survival.value < 0.02);
  const shown = spent < 0 ? all : all.slice(0, spent + 1);
  const steps = shown.map(({ fromMonths, toMonths, survival, atRisk }) => ({
    at: toMonths / 12,
    ...survival,
    tip: `After ${ageSpan(fromMonths, toMonths).replace(/^.* to /, "")}: ${percent(survival.value)} without a repair (${percent(survival.low)} to ${percent(survival.high)})\n${wholeNumber(atRisk)} units seen at that age`,
  }));
  const first = shown[0]?.fromMonths === 0 ? [{ at: 0, value: 1, low: 1, high: 1, tip: "" }] : [];
  const years = Math.max(2, ...(spent < 0 ? rows : shown).map(({ toMonths }) => toMonths / 12));
  const curve = [...first, ...steps];
  return {
    width: size.width,
    height: isNarrow(size) ? 220 : 250,
    marginTop: 14,
    marginBottom: 44,
    marginLeft: 48,
    marginRight: 12,
    x: { type: "linear", domain: [0, years] },
    y: { domain: [0, 1] },
    marks: [
      gridY({ stroke: colour("line"), strokeOpacity: 1, ticks: 4 }),
      axisY({
        label: null,
        ticks: 4,
        tickSize: 0,
        fill: colour("ink-soft"),
        tickFormat: (value: number) => percent(value),
      }),
      ageAxis(size, years),
      areaY(curve, { x: "at", y1: "low", y2: "high", curve: "step-after", fill: colour("data-soft") }),
      ruleY([0], { stroke: colour("line-strong") }),
      ruleY([0.5], { stroke: colour("ink-soft"), strokeDasharray: "2 4" }),
      lineY(curve, { x: "at", y: "value", curve: "step-after", stroke: colour("data"), strokeWidth: 2.25 }),
      dot(steps, { x: "at", y: "value", r: 3.5, fill: colour("data"), stroke: colour("surface"), title: "tip" }),
    ],
  };
}
