import type { PlotOptions } from "@observablehq/plot";
import { percent, wholeNumber } from "../format.ts";
import type { FaultRow } from "../page-data.ts";
import type { ChartSize } from "./chart-size.ts";
import { rankedBars } from "./ranked-bars.ts";
import { shownRows, shownValue } from "./shown-rows.ts";

/** How many bars a ranking has; the rest stands in the table. */
export const mostBars = 10;

/** What fails, most frequent first: the share of all repairs with its interval, and a mark for the year before. */
export function faultsRanked(rows: readonly FaultRow[], size: ChartSize): PlotOptions {
  const bars = [...shownRows(rows)]
    .sort((one, other) => other.share.value - one.share.value)
    .slice(0, mostBars)
    .map(({ label, n, share, before }, at) => {
      const earlier = shownValue(before);
      const then = earlier === null ? "" : `\nThe year before: ${percent(earlier.value)}`;
      return {
        label,
        value: share.value,
        low: share.low,
        high: share.high,
        before: earlier?.value ?? null,
        note: percent(share.value),
        tip: `${label}: ${percent(share.value)} (${percent(share.low)} to ${percent(share.high)}), ${wholeNumber(n)} repairs${then}`,
        strong: at === 0,
      };
    });
  return rankedBars(bars, size);
}
