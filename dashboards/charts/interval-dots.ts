import { axisX, dot, gridX, type PlotOptions, ruleX, ruleY, text } from "@observablehq/plot";
import { cutTo } from "../format.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow, lettersIn } from "./chart-size.ts";

/** One estimate as a dot on its interval. `tone` sets it apart by colour and by shape: bad ones are diamonds, plain ones circles. */
export type IntervalDot = {
  readonly label: string;
  /** Smaller words under the label. */
  readonly about: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What stands at the right edge. */
  readonly note: string;
  readonly tip: string;
  readonly tone: "bad" | "good" | "plain";
};

const inks = { bad: "alert", good: "good", plain: "data" } as const;

/** Estimates below each other on one scale, each with its interval; `line` is what they are compared with, drawn through all. */
export function intervalDots(
  dots: readonly IntervalDot[],
  scale: { readonly format: (value: number) => string; readonly line: number | null; readonly most: number | null },
  size: ChartSize,
): PlotOptions {
  const narrow = isNarrow(size);
  const rows = dots.map((row, at) => ({ ...row, at }));
  const step = narrow ? 62 : 46;
  const labelRoom = narrow ? 14 : Math.round(size.width * 0.4);
  const noteRoom = 14 + Math.ceil(Math.max(4, ...dots.map(({ note }) => [...note].length)) * 7);
  // Room for half a number at the end of the axis.
  const edge = 18;
  const most = scale.most ?? Math.max(0, ...dots.map(({ high }) => high));
  const low = narrow ? 16 : 0;
  const letters = lettersIn(narrow ? size.width - noteRoom : labelRoom - 18);
  const ink = (row: IntervalDot): string => colour(inks[row.tone]);
  return {
    width: size.width,
    height: Math.max(1, rows.length) * step + 34,
    marginLeft: labelRoom,
    marginRight: narrow ? edge : noteRoom,
    marginTop: 4,
    marginBottom: 30,
    x: { domain: [0, most === 0 ? 1 : most], nice: true, clamp: true },
    y: { axis: null, type: "band", domain: rows.map(({ at }) => at), padding: 0 },
    marks: [
      gridX({ stroke: colour("line"), strokeOpacity: 1, ticks: narrow ? 4 : 5 }),
      axisX({ label: null, ticks: narrow ? 4 : 5, tickSize: 0, tickFormat: scale.format, fill: colour("ink-soft") }),
      ...(scale.line === null ? [] : [ruleX([scale.line], { stroke: colour("ink-soft"), strokeDasharray: "3 4" })]),
      ruleY(rows, {
        y: "at",
        x1: "low",
        x2: "high",
        stroke: ink,
        strokeWidth: 5,
        strokeOpacity: 0.35,
        strokeLinecap: "round",
        dy: low,
      }),
      dot(
        rows.filter(({ tone }) => tone !== "bad"),
        { x: "value", y: "at", r: 6, fill: ink, stroke: colour("surface"), title: "tip", dy: low },
      ),
      dot(
        rows.filter(({ tone }) => tone === "bad"),
        { x: "value", y: "at", r: 7, symbol: "diamond", fill: ink, stroke: colour("surface"), title: "tip", dy: low },
      ),
      text(rows, {
        y: "at",
        frameAnchor: "left",
        text: (row: IntervalDot) => cutTo(row.label, letters),
        textAnchor: narrow ? "start" : "end",
        dx: narrow ? -labelRoom : -18,
        dy: narrow ? -18 : noneAbout(dots) ? 0 : -8,
        fill: colour("ink"),
        ...halo,
        fontWeight: 500,
      }),
      text(rows, {
        y: "at",
        frameAnchor: "left",
        text: (row: IntervalDot) => cutTo(row.about, letters + 4),
        textAnchor: narrow ? "start" : "end",
        dx: narrow ? -labelRoom : -18,
        dy: narrow ? -2 : 9,
        fill: colour("ink-soft"),
        ...halo,
        fontSize: 11.5,
      }),
      text(rows, {
        y: "at",
        frameAnchor: "right",
        text: "note",
        textAnchor: "end",
        dx: narrow ? edge : noteRoom,
        dy: narrow ? -18 : 0,
        fill: colour("ink"),
        ...halo,
        fontWeight: 600,
      }),
    ],
  };
}

/** Letters stay readable where a line runs behind them. */
const halo = { stroke: colour("surface"), strokeWidth: 4 };

/** Whether no row has small words, so that labels may stand in the middle. */
const noneAbout = (dots: readonly IntervalDot[]): boolean => dots.every(({ about }) => about === "");
