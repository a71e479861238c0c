import { barX, dot, type Markish, type PlotOptions, ruleX, ruleY, text, tickX } from "@observablehq/plot";
import { cutTo, inTwoLines } from "../format.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow, lettersIn } from "./chart-size.ts";

/** One bar of a ranking. `low` and `high` bound the value where chance matters; `change`: what it was in two years that follow each other. */
export type RankedBar = {
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly change: { readonly before: number; readonly recent: number; readonly clear: -1 | 0 | 1 } | null;
  /** What stands at the end of the bar. */
  readonly note: string;
  /** What is said when one points at it. */
  readonly tip: string;
  /** The one that the title is about; `rest`: all that is too small to stand by itself. */
  readonly kind: "strong" | "plain" | "rest";
};

const fills = { strong: "data", plain: "data-second", rest: "rest" } as const;

/** At most so many rows, the largest first; the pooled rest, if it is among them, last. The first is the strong one. */
export function ranking<Row extends { readonly key: string }>(
  rows: readonly Row[],
  size: (row: Row) => number,
  most: number,
): readonly { readonly row: Row; readonly kind: RankedBar["kind"] }[] {
  const rest = rows.filter(({ key }) => key === "other");
  const named = rows.filter(({ key }) => key !== "other").sort((one, other) => size(other) - size(one));
  return [
    ...named
      .slice(0, most - rest.length)
      .map((row, at) => ({ row, kind: at === 0 ? ("strong" as const) : ("plain" as const) })),
    ...rest.map((row) => ({ row, kind: "rest" as const })),
  ];
}

/** Horizontal bars from the longest down: label, bar, interval as a thin line, below it a line from one year to the next that ends in a dot, a note at the right edge. */
export function rankedBars(bars: readonly RankedBar[], size: ChartSize): PlotOptions {
  const narrow = isNarrow(size);
  const rows = bars.map((bar, at) => ({ ...bar, at }));
  const changed = rows.flatMap(({ change, tip, at }) => (change === null ? [] : [{ ...change, tip, at }]));
  const step = (narrow ? 46 : 34) + (changed.length > 0 ? 4 : 0);
  const labelRoom = narrow ? 0 : Math.round(size.width * 0.36);
  const noteRoom = 10 + Math.ceil(Math.max(4, ...bars.map(({ note }) => [...note].length)) * 7);
  const most = Math.max(
    0,
    ...bars.map(({ value, high, change }) => Math.max(value, high ?? 0, change?.recent ?? 0, change?.before ?? 0)),
  );
  const inset = { insetTop: narrow ? 22 : 6, insetBottom: changed.length > 0 ? 13 : 6 };
  // The middles of the bar and of the line below it, from the middle of the row.
  const middle = (inset.insetTop - inset.insetBottom) / 2;
  const below = step / 2 - 6;
  const withInterval = rows.filter((row) => row.low !== null && row.high !== null);
  const changeInk = ({ clear }: { clear: number }): string => colour(clear > 0 ? "alert" : clear < 0 ? "good" : "rest");
  const marks: Markish[] = [
    barX(rows, { x1: 0, x2: most === 0 ? 1 : most, y: "at", fill: colour("sunken"), rx: 3, ...inset }),
    barX(rows, {
      x1: 0,
      x2: "value",
      y: "at",
      fill: (row: RankedBar) => colour(fills[row.kind]),
      rx: 3,
      title: "tip",
      ...inset,
    }),
    ruleY(withInterval, { x1: "low", x2: "high", y: "at", stroke: colour("ink"), strokeWidth: 1.5, dy: middle }),
    tickX(withInterval, tickAt("low", step, middle)),
    tickX(withInterval, tickAt("high", step, middle)),
    ruleY(changed, { x1: "before", x2: "recent", y: "at", stroke: changeInk, strokeWidth: 2.5, dy: below }),
    dot(changed, { x: "recent", y: "at", r: 4, fill: changeInk, title: "tip", dy: below }),
    text(rows, {
      y: "at",
      frameAnchor: "left",
      text: ({ label }: RankedBar) =>
        narrow ? cutTo(label, lettersIn(size.width - noteRoom)) : inTwoLines(label, lettersIn(labelRoom - 12)),
      textAnchor: narrow ? "start" : "end",
      dx: narrow ? 0 : -12,
      dy: narrow ? 11 - step / 2 : middle,
      fill: colour("ink"),
      fontWeight: 500,
    }),
    text(rows, {
      y: "at",
      frameAnchor: "right",
      text: "note",
      textAnchor: "end",
      dx: narrow ? 5 : noteRoom,
      dy: narrow ? 11 - step / 2 : middle,
      fill: colour("ink-soft"),
      fontVariant: "tabular-nums",
    }),
    ruleX([0], { stroke: colour("line-strong") }),
  ];
  return {
    width: size.width,
    height: Math.max(1, rows.length) * step + 8,
    marginLeft: labelRoom + 1,
    marginRight: narrow ? 5 : noteRoom,
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
