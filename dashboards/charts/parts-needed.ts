import type { PlotOptions } from "@observablehq/plot";
import { percent, wholeNumber } from "../format.ts";
import type { PartRow } from "../page-data.ts";
import type { ChartSize } from "./chart-size.ts";
import { mostBars } from "./faults-ranked.ts";
import { rankedBars } from "./ranked-bars.ts";
import { shownRows } from "./shown-rows.ts";

/** Parts by the share of repairs that took one, with intervals. */
export function partsNeeded(rows: readonly PartRow[], size: ChartSize): PlotOptions {
  const bars = [...shownRows(rows)]
    .sort((one, other) => other.share.value - one.share.value)
    .slice(0, mostBars)
    .map(({ label, n, share }, at) => ({
      label,
      value: share.value,
      low: share.low,
      high: share.high,
      change: null,
      note: percent(share.value),
      tip: `${label}: in ${percent(share.value)} of repairs (${percent(share.low)} to ${percent(share.high)}), ${wholeNumber(n)} repairs`,
      strong: at === 0,
    }));
  return rankedBars(bars, size);
}
