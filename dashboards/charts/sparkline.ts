import { areaY, dot, lineY, type PlotOptions } from "@observablehq/plot";
import type { TrendRow } from "../page-data.ts";
import { colour } from "../style/palette.ts";
import type { ChartSize } from "./chart-size.ts";
import { middleOf, monthsIn } from "./months.ts";
import { shownRows } from "./shown-rows.ts";

/** Repairs a month as a line within a table's row: no axes, the newest span as a dot. */
export function sparkline(rows: readonly TrendRow[], size: ChartSize): PlotOptions {
  const points = shownRows(rows).map((row) => ({ at: middleOf(row), value: row.n / monthsIn(row) }));
  return {
    width: size.width,
    height: 34,
    margin: 4,
    x: { axis: null, type: "utc" },
    y: { axis: null, domain: [0, Math.max(1, ...points.map(({ value }) => value))] },
    marks: [
      areaY(points, { x: "at", y: "value", fill: colour("data-soft") }),
      lineY(points, { x: "at", y: "value", stroke: colour("data"), strokeWidth: 2 }),
      dot(points.slice(-1), { x: "at", y: "value", r: 3.5, fill: colour("data") }),
    ],
  };
}
