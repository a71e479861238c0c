import { barX, type Markish, type PlotOptions, ruleX, text, tickX } from "@observablehq/plot";
import { cutTo } from "../format.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow, lettersIn } from "./chart-size.ts";

/** One bar of a ranking. `low` and `high` bound the value where chance matters; `before` is what it was a period earlier. */
export type RankedBar = {
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly before: number | null;
  /** What stands at the end of the bar. */
  readonly note: string;
  /** What is said when one points at it. */
  readonly tip: string;
  readonly strong: boolean;
};

/** Horizontal bars from the longest down: label, bar, interval as a thin line, the value before as a tick, a note at the right edge. */
export function rankedBars(bars: readonly RankedBar[], size: ChartSize): PlotOptions {
  const narrow = isNarrow(size);
  const rows = bars.map((bar, at) => ({ ...bar, at }));
  const step = narrow ? 46 : 34;
  const labelRoom = narrow ? 0 : Math.round(size.width * 0.36);
  const noteRoom = 10 + Math.ceil(Math.max(4, ...bars.map(({ note }) => [...note].length)) * 7);
  const most = Math.max(0, ...bars.map(({ value, high, before }) => Math.max(value, high ?? 0, before ?? 0)));
  const barInset = narrow ? { insetTop: 22, insetBottom: 6 } : { insetTop: 6, insetBottom: 6 };
  // The middle of the bar, from the middle of its row.
  const middle = narrow ? 8 : 0;
  const withInterval = rows.filter((row) => row.low !== null && row.high !== null);
  const withBefore = rows.filter((row) => row.before !== null);
  const marks: Markish[] = [
    barX(rows, { x1: 0, x2: most === 0 ? 1 : most, y: "at", fill: colour("sunken"), rx: 3, ...barInset }),
    barX(rows, {
      x1: 0,
      x2: "value",
      y: "at",
      fill: (row: RankedBar) => (row.strong ? colour("data") : colour("data-second")),
      rx: 3,
      title: "tip",
      ...barInset,
    }),
    barX(withInterval, {
      x1: "low",
      x2: "high",
      y: "at",
      fill: colour("ink"),
      insetTop: step / 2 + middle - 0.75,
      insetBottom: step / 2 - middle - 0.75,
    }),
    tickX(withInterval, tickAt("low", step, middle)),
    tickX(withInterval, tickAt("high", step, middle)),
    tickX(withBefore, {
      x: "before",
      y: "at",
      stroke: colour("alert"),
      strokeWidth: 3,
      insetTop: barInset.insetTop - 3,
      insetBottom: barInset.insetBottom - 3,
    }),
    text(rows, {
      y: "at",
      frameAnchor: "left",
      text: (row: RankedBar) => cutTo(row.label, lettersIn(narrow ? size.width - noteRoom : labelRoom - 12)),
      textAnchor: narrow ? "start" : "end",
      dx: narrow ? 0 : -12,
      dy: narrow ? -13 : 0,
      fill: colour("ink"),
      fontWeight: 500,
    }),
    text(rows, {
      y: "at",
      frameAnchor: "right",
      text: "note",
      textAnchor: "end",
      dx: narrow ? 0 : noteRoom,
      dy: narrow ? -13 : 0,
      fill: colour("ink-soft"),
      fontVariant: "tabular-nums",
    }),
    ruleX([0], { stroke: colour("line-strong") }),
  ];
  return {
    width: size.width,
    height: Math.max(1, rows.length) * step + 8,
    marginLeft: labelRoom + 1,
    marginRight: narrow ? 1 : noteRoom,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [0, most === 0 ? 1 : most] },
    y: { axis: null, type: "band", domain: rows.map(({ at }) => at), padding: 0 },
    marks,
  };
}

const tickAt = (x: string, step: number, middle: number) => ({
  x,
  y: "at",
  stroke: colour("ink"),
  strokeWidth: 1.5,
  insetTop: step / 2 + middle - 4,
  insetBottom: step / 2 - middle - 4,
});
