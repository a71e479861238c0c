import { areaY, axisX, axisY, dot, gridY, lineY, type PlotOptions, ruleX, ruleY } from "@observablehq/plot";
import { monthOfYear, shortNumber, wholeNumber } from "../format.ts";
import { isSuppressed, type TrendRow } from "../page-data.ts";
import { colour } from "../style/palette.ts";
import { trendOf } from "../trend-of.ts";
import { type ChartSize, isNarrow } from "./chart-size.ts";
import { endOfMonth, middleOf, monthsIn, startOfMonth } from "./months.ts";

/**
 * Repairs over time: the rate per 100 units and year, or repairs a month where units are not known; a band for the 95 % interval, a
 * dashed line for the trend, a grey bar on the ground line for spans that are suppressed. The span in which recording began is a
 * hollow dot apart from the line.
 */
export function trendOfRepairs(rows: readonly TrendRow[], size: ChartSize): PlotOptions {
  const rated = rows.every(({ cell }) => isSuppressed(cell) || cell.rate !== null);
  const points = rows.map((row) => {
    const months = monthsIn(row);
    const cell = isSuppressed(row.cell) ? null : row.cell;
    const measured = cell === null ? null : ((rated ? cell.rate : cell.count) ?? null);
    const per = rated ? 1 : months;
    const when = row.from === row.to ? monthOfYear(row.from) : `${monthOfYear(row.from)} to ${monthOfYear(row.to)}`;
    const began = row.began === true ? "; recording began here" : "";
    return {
      began: row.began === true,
      at: middleOf(row),
      value: measured === null ? Number.NaN : measured.value / per,
      low: measured === null ? Number.NaN : measured.low / per,
      high: measured === null ? Number.NaN : measured.high / per,
      tip:
        measured === null || cell === null
          ? `${when}: not shown, too few organisations`
          : `${when}: ${shortNumber(measured.value / per)} (${shortNumber(measured.low / per)} to ${shortNumber(measured.high / per)})${rated ? `, ${wholeNumber(cell.n)} repairs` : ""}${began}`,
    };
  });
  const hidden = rows
    .filter(({ cell }) => isSuppressed(cell))
    .map((row) => ({ start: startOfMonth(row.from), end: endOfMonth(row.to) }));
  const trend = trendOf(rows);
  // A part of a month would read as a rise: it stands apart, and the line begins behind it.
  const whole = points.filter((point) => !point.began);
  const isDrawn = (at: number): boolean => Number.isFinite(whole[at]?.value);
  const alone = whole.filter((_, at) => isDrawn(at) && !isDrawn(at - 1) && !isDrawn(at + 1));
  const fitted = trend === null ? [] : whole.map(({ at }) => ({ at, value: trend.valueAt(at) }));
  const shown = points.filter(({ value }) => Number.isFinite(value));
  const most = Math.max(1e-9, ...shown.map(({ value, high }) => Math.max(value, Math.min(high, value * 2.2))));
  const narrow = isNarrow(size);
  const span = rows.length === 0 ? [] : [startOfMonth(rows[0]?.from ?? ""), endOfMonth(rows.at(-1)?.to ?? "")];
  return {
    width: size.width,
    height: narrow ? 220 : 270,
    marginTop: 14,
    marginBottom: 28,
    marginLeft: 40,
    marginRight: 12,
    x: { type: "utc", ...(span.length === 0 ? {} : { domain: span }) },
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
      axisX({
        label: null,
        ticks: narrow ? 4 : 7,
        tickSize: 4,
        fill: colour("ink-soft"),
        stroke: colour("line-strong"),
      }),
      areaY(whole, { x: "at", y1: "low", y2: "high", fill: colour("data-soft") }),
      ruleX(alone, { x: "at", y1: "low", y2: "high", stroke: colour("data-soft"), strokeWidth: 6 }),
      ruleY([0], { stroke: colour("line-strong") }),
      ruleY(hidden, { x1: "start", x2: "end", y: 0, stroke: colour("rest"), strokeWidth: 6 }),
      lineY(fitted, { x: "at", y: "value", stroke: colour("ink"), strokeWidth: 1.5, strokeDasharray: "5 4" }),
      lineY(whole, { x: "at", y: "value", stroke: colour("data"), strokeWidth: 2.25 }),
      dot(shown, {
        x: "at",
        y: "value",
        r: points.length > 40 ? 2.5 : 3.5,
        fill: (point) => (point.began ? colour("surface") : colour("data")),
        stroke: (point) => (point.began ? colour("data") : colour("surface")),
        strokeWidth: 1.25,
        title: "tip",
      }),
    ],
  };
}
