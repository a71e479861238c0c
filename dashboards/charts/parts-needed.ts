import type { PlotOptions } from "@observablehq/plot";
import { percent, wholeNumber } from "../format.ts";
import type { PartRow } from "../page-data.ts";
import type { ChartSize } from "./chart-size.ts";
import { mostBars } from "./faults-ranked.ts";
import { rankedBars, ranking } from "./ranked-bars.ts";
import { shownRows } from "./shown-rows.ts";

/** Parts by the share of repairs that took one, with intervals. */
export function partsNeeded(rows: readonly PartRow[], size: ChartSize): PlotOptions {
  const bars = ranking(shownRows(rows), ({ share }) => share.value, mostBars).map(
    ({ row: { label, n, share }, kind }) => ({
      label,
      value: share.value,
      low: share.low,
      high: share.high,
      change: null,
      note: percent(share.value),
      tip: `${label}: in ${percent(share.value)} of repairs (${percent(share.low)} to ${percent(share.high)}), ${wholeNumber(n)} repairs`,
      kind,
    }),
  );
  return rankedBars(bars, size);
}
