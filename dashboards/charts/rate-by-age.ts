import { axisX, axisY, gridY, type PlotOptions, rectY, ruleX, ruleY } from "@observablehq/plot";
import { shortNumber, wholeNumber } from "../format.ts";
import type { AgeRow } from "../page-data.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow } from "./chart-size.ts";
import { shownRows } from "./shown-rows.ts";

/** Repairs per 100 units and year at each age, in bins of which each is as wide as its units ask for; the worst bin stands out. */
export function rateByAge(rows: readonly AgeRow[], size: ChartSize): PlotOptions {
  const shown = shownRows(rows);
  const worst = Math.max(0, ...shown.map(({ rate }) => rate.value));
  const bins = shown.map(({ fromMonths, toMonths, rate, atRisk, n }) => ({
    from: fromMonths / 12,
    to: toMonths / 12,
    middle: (fromMonths + toMonths) / 24,
    ...rate,
    worst: rate.value === worst,
    tip: `${ageSpan(fromMonths, toMonths)}: ${shortNumber(rate.value)} (${shortNumber(rate.low)} to ${shortNumber(rate.high)}) per 100 units and year\n${wholeNumber(n)} repairs, ${wholeNumber(atRisk)} units`,
  }));
  const years = Math.max(1, ...rows.map(({ toMonths }) => toMonths / 12));
  const most = Math.max(1e-9, ...bins.map(({ value, high }) => Math.min(high, 2.2 * value || high)));
  return {
    width: size.width,
    height: isNarrow(size) ? 220 : 250,
    marginTop: 14,
    marginBottom: 44,
    marginLeft: 40,
    marginRight: 8,
    x: { type: "linear", domain: [0, years] },
    y: { domain: [0, most], nice: true, clamp: true },
    marks: [
      gridY({ stroke: colour("line"), strokeOpacity: 1, ticks: 4 }),
      axisY({
        label: null,
        ticks: 4,
        tickSize: 0,
        fill: colour("ink-soft"),
        tickFormat: (value: number) => shortNumber(value),
      }),
      ageAxis(size, years),
      rectY(bins, {
        x1: "from",
        x2: "to",
        y: "value",
        insetLeft: 1.5,
        insetRight: 1.5,
        rx: 2,
        fill: (bin: { worst: boolean }) => (bin.worst ? colour("data") : colour("data-second")),
        title: "tip",
      }),
      ruleX(bins, { x: "middle", y1: "low", y2: "high", stroke: colour("ink"), strokeWidth: 1.5 }),
      ruleY([0], { stroke: colour("line-strong") }),
    ],
  };
}

/** An axis of years since installation, up to so many. */
export const ageAxis = (size: ChartSize, years: number) =>
  axisX({
    label: "years since installation",
    labelAnchor: "center",
    labelArrow: "none",
    ticks: years <= 4 ? 4 : isNarrow(size) ? 5 : 8,
    tickFormat: (value: number) => shortNumber(value),
    tickSize: 4,
    fill: colour("ink-soft"),
    stroke: colour("line-strong"),
  });

/** An age in words: "12 to 18 months", "2 to 3 years". */
export function ageSpan(fromMonths: number, toMonths: number): string {
  if (fromMonths % 12 === 0 && toMonths % 12 === 0) {
    return toMonths === 12 ? "first year" : `${fromMonths / 12} to ${toMonths / 12} years`;
  }
  return `${fromMonths} to ${toMonths} months`;
}
