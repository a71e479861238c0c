import { axisX, barX, gridX, type PlotOptions, text, tickX } from "@observablehq/plot";
import { cutTo, duration, inTwoLines, wholeNumber } from "../format.ts";
import type { DurationRow } from "../page-data.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow, lettersIn } from "./chart-size.ts";
import { shownRows } from "./shown-rows.ts";

const mostRows = 9;

/** Between which times the middle half of repairs lies, and the median as a line; the row of all repairs first. */
export function repairTimes(rows: readonly DurationRow[], size: ChartSize): PlotOptions {
  const narrow = isNarrow(size);
  const shown = shownRows(rows);
  const all = shown.filter(({ key }) => key === "all");
  const rest = shown.filter(({ key }) => key !== "all").sort((one, other) => other.n - one.n);
  const picked = [...all, ...rest.slice(0, mostRows - all.length)].map((row, at) => ({
    ...row,
    at,
    all: row.key === "all",
    note: duration(row.median),
    tip: `${row.label}: half take ${duration(row.lower)} to ${duration(row.upper)}, median ${duration(row.median)}\n${wholeNumber(row.n)} repairs`,
  }));
  const most = Math.max(0, ...picked.map(({ upper }) => upper));
  const step = narrow ? 46 : 34;
  const labelRoom = narrow ? 8 : Math.round(size.width * 0.36);
  const noteRoom = 92;
  const inset = narrow ? { insetTop: 22, insetBottom: 8 } : { insetTop: 9, insetBottom: 9 };
  const wider = { insetTop: inset.insetTop - 5, insetBottom: inset.insetBottom - 5 };
  return {
    width: size.width,
    height: Math.max(1, picked.length) * step + 34,
    marginLeft: labelRoom,
    marginRight: narrow ? 14 : noteRoom,
    marginTop: 4,
    marginBottom: 30,
    x: { domain: [0, most === 0 ? 60 : most], nice: true },
    y: { axis: null, type: "band", domain: picked.map(({ at }) => at), padding: 0 },
    marks: [
      gridX({ stroke: colour("line"), strokeOpacity: 1, ticks: hoursUpTo(most, 4) }),
      axisX({
        label: null,
        ticks: hoursUpTo(most, 4),
        tickSize: 0,
        tickFormat: (minutes: number) => (minutes === 0 ? "0" : duration(minutes)),
        fill: colour("ink-soft"),
      }),
      barX(picked, {
        x1: "lower",
        x2: "upper",
        y: "at",
        rx: 3,
        fill: (row: { all: boolean }) => (row.all ? colour("rest") : colour("data-second")),
        title: "tip",
        ...inset,
      }),
      tickX(picked, { x: "median", y: "at", stroke: colour("ink"), strokeWidth: 3, ...wider }),
      text(picked, {
        y: "at",
        frameAnchor: "left",
        text: ({ label }: { label: string }) =>
          narrow ? cutTo(label, lettersIn(size.width - noteRoom)) : inTwoLines(label, lettersIn(labelRoom - 12)),
        textAnchor: narrow ? "start" : "end",
        dx: narrow ? -labelRoom : -12,
        dy: narrow ? -13 : 0,
        fill: colour("ink"),
        fontWeight: 500,
      }),
      text(picked, {
        y: "at",
        frameAnchor: "right",
        text: "note",
        textAnchor: "end",
        dx: narrow ? 14 : noteRoom,
        dy: narrow ? -13 : 0,
        fill: colour("ink"),
        fontWeight: 600,
      }),
    ],
  };
}

/** Round times for an axis: quarters, halves or whole numbers of hours, at most so many. */
function hoursUpTo(minutes: number, most: number): readonly number[] {
  const step =
    [15, 30, 60, 120, 240, 480, 1440, 2880, 10080].find((one) => minutes / one <= most) ?? Math.ceil(minutes / most);
  return Array.from({ length: Math.floor(Math.max(minutes, step) / step) + 1 }, (_, at) => at * step);
}
