import { barX, type PlotOptions, text, tickX } from "@observablehq/plot";
import { cutTo, factor, monthOfYear, shortNumber, wholeNumber } from "../format.ts";
import type { EmergingRow } from "../page-data.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow, lettersIn } from "./chart-size.ts";

const mostRows = 8;

/** Faults on the rise: how many were seen, as bars, beside how many were to be expected, as a tick. */
export function emergingFaults(rows: readonly EmergingRow[], size: ChartSize): PlotOptions {
  const narrow = isNarrow(size);
  const picked = rows.slice(0, mostRows).map((row, at) => ({
    ...row,
    at,
    label: emergingLabel(row),
    shortNote: `${wholeNumber(row.seen)} / ${shortNumber(row.expected)}`,
    note: `${wholeNumber(row.seen)} seen, ${shortNumber(row.expected)} expected`,
    tip: `${emergingLabel(row)}, ${monthOfYear(row.from)} to ${monthOfYear(row.to)}: ${wholeNumber(row.seen)} seen, ${shortNumber(row.expected)} expected${row.expected > 0 ? ` (${factor(row.seen / row.expected)})` : ""}\n${row.test}, p ${chance(row.pValue)}, q ${chance(row.qValue)}`,
  }));
  const most = Math.max(1, ...picked.map(({ seen, expected }) => Math.max(seen, expected)));
  const step = 52;
  return {
    width: size.width,
    height: Math.max(1, picked.length) * step + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: 1,
    marginRight: 4,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, type: "band", domain: picked.map(({ at }) => at), padding: 0 },
    marks: [
      barX(picked, { x1: 0, x2: most, y: "at", fill: colour("sunken"), rx: 3, insetTop: 24, insetBottom: 8 }),
      barX(picked, {
        x1: 0,
        x2: "seen",
        y: "at",
        fill: colour("alert"),
        rx: 3,
        insetTop: 24,
        insetBottom: 8,
        title: "tip",
      }),
      tickX(picked, { x: "expected", y: "at", stroke: colour("ink"), strokeWidth: 3, insetTop: 20, insetBottom: 4 }),
      text(picked, {
        y: "at",
        frameAnchor: "left",
        textAnchor: "start",
        text: (row: { label: string; note: string; shortNote: string }) =>
          cutTo(row.label, lettersIn(size.width) - (narrow ? row.shortNote : row.note).length - 2),
        dy: -14,
        fill: colour("ink"),
        fontWeight: 500,
      }),
      text(picked, {
        y: "at",
        frameAnchor: "right",
        textAnchor: "end",
        text: (row: { note: string; shortNote: string }) => (narrow ? row.shortNote : row.note),
        dy: -14,
        fill: colour("ink-soft"),
      }),
    ],
  };
}

/** What rises, and where. */
export const emergingLabel = (row: EmergingRow): string =>
  row.model === null ? row.fault : `${row.fault} · ${row.model}`;

/** A probability as it is told: never as nothing. */
export const chance = (value: number): string => (value < 0.001 ? "< 0.001" : value.toFixed(3));
