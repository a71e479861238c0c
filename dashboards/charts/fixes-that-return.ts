import type { PlotOptions } from "@observablehq/plot";
import { duration, percent, wholeNumber } from "../format.ts";
import type { Estimate, FixRow } from "../page-data.ts";
import type { ChartSize } from "./chart-size.ts";
import { intervalDots } from "./interval-dots.ts";
import { shownRows } from "./shown-rows.ts";

const mostFixes = 8;

/**
 * The fixes that are used most, and those that fail worst beyond doubt however seldom they are used, with the share of their repairs after
 * which the fault came back; the line is the mean of all fixes.
 */
export function fixesThatReturn(rows: readonly FixRow[], size: ChartSize): PlotOptions {
  const judged = judgedFixes(rows);
  const mean = meanReturn(judged);
  const bad = judged.filter((row) => row.key !== "other" && toneOf(row.returned, mean) === "bad");
  // The two that titles and headlines name: the one that fails most repairs, and the one that fails most surely.
  const named = [
    ...bad.toSorted((one, other) => other.n * other.returned.value - one.n * one.returned.value).slice(0, 1),
    ...bad.toSorted((one, other) => other.returned.low - one.returned.low).slice(0, 1),
  ];
  const dots = [...new Set([...named, ...judged])]
    .slice(0, mostFixes)
    .sort((one, other) => other.returned.value - one.returned.value)
    .map(({ label, fault, n, judged: of, returned, medianMinutes }) => ({
      label,
      about: `${wholeNumber(n)} repairs${medianMinutes === null ? "" : `, ${duration(medianMinutes)}`}`,
      ...returned,
      note: percent(returned.value),
      tip: `${label} (${fault})\ncame back after ${percent(returned.value)} of ${wholeNumber(of)} repairs (${percent(returned.low)} to ${percent(returned.high)})${medianMinutes === null ? "" : `\nmedian ${duration(medianMinutes)}`}`,
      tone: toneOf(returned, mean),
    }));
  return intervalDots(dots, { format: percent, line: mean, most: null }, size);
}

/** Fixes whose outcome is known, the most used first. */
export const judgedFixes = (rows: readonly FixRow[]) =>
  shownRows(rows)
    .flatMap((row) => (row.returned === null ? [] : [{ ...row, returned: row.returned }]))
    .sort((one, other) => other.n - one.n);

/** The share of all judged repairs that came back, over the fixes that are shown; null without any. */
export function meanReturn(judged: readonly { readonly judged: number; readonly returned: Estimate }[]): number | null {
  const of = judged.reduce((sum, row) => sum + row.judged, 0);
  return of === 0 ? null : judged.reduce((sum, row) => sum + row.returned.value * row.judged, 0) / of;
}

/** Bad or good only where the interval leaves no doubt. */
export const toneOf = (share: Estimate, mean: number | null): "bad" | "good" | "plain" =>
  mean === null ? "plain" : share.low > mean ? "bad" : share.high < mean ? "good" : "plain";
