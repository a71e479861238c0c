import { axisX, axisY, barY, gridY, type PlotOptions, ruleX, ruleY } from "@observablehq/plot";
import { factor, monthName, wholeNumber } from "../format.ts";
import type { SeasonRow } from "../page-data.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow } from "./chart-size.ts";
import { shownRows } from "./shown-rows.ts";

const allMonths = Array.from({ length: 12 }, (_, at) => at + 1);

/** Each month of the year against the mean month, up and down from the line of "as usual"; what stands out beyond chance is coloured. */
export function seasonsOfYear(rows: readonly SeasonRow[], size: ChartSize): PlotOptions {
  const narrow = isNarrow(size);
  const months = shownRows(rows).map(({ month, n, index }) => ({
    month,
    ...index,
    tip: `${monthName(month)}: ${factor(index.value)} the usual month (${factor(index.low)} to ${factor(index.high)})\n${wholeNumber(n)} repairs`,
  }));
  const most = Math.max(1.5, ...months.map(({ value, high }) => Math.min(high, value * 2)));
  // The bars stand on the line of 1, so the axis need not reach down to 0.
  const least = Math.min(0.5, ...months.map(({ low }) => low));
  return {
    width: size.width,
    height: narrow ? 220 : 250,
    marginTop: 14,
    marginBottom: 28,
    marginLeft: 40,
    marginRight: 8,
    x: { type: "band", domain: allMonths, padding: 0.22 },
    y: { domain: [least, most], nice: true, clamp: true },
    marks: [
      gridY({ stroke: colour("line"), strokeOpacity: 1, ticks: 4 }),
      axisY({
        label: null,
        ticks: 4,
        tickSize: 0,
        tickFormat: (value: number) => factor(value),
        fill: colour("ink-soft"),
      }),
      axisX({
        label: null,
        tickSize: 0,
        tickFormat: (month: number) => (narrow ? monthName(month).slice(0, 1) : monthName(month)),
        fill: colour("ink-soft"),
      }),
      barY(months, {
        x: "month",
        y1: 1,
        y2: "value",
        rx: 2,
        fill: ({ low, high }: { low: number; high: number }) =>
          low > 1 ? colour("alert") : high < 1 ? colour("good") : colour("data-second"),
        title: "tip",
      }),
      ruleX(months, { x: "month", y1: "low", y2: "high", stroke: colour("ink"), strokeWidth: 1.5 }),
      ruleY([1], { stroke: colour("ink-soft") }),
    ],
  };
}
