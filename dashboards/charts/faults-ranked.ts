import type { PlotOptions } from "@observablehq/plot";
import { clearChange } from "../clear-change.ts";
import { percent, wholeNumber } from "../format.ts";
import type { FaultRow, Suppressed } from "../page-data.ts";
import type { ChartSize } from "./chart-size.ts";
import { rankedBars, ranking } from "./ranked-bars.ts";
import { shownRows, shownValue } from "./shown-rows.ts";

/** How many bars a ranking has; the rest stands in the table. */
export const mostBars = 10;

/** What fails, most frequent first: the share of all repairs with its interval, and a line from the year before to the newest. */
export function faultsRanked(rows: readonly FaultRow[], size: ChartSize): PlotOptions {
  const bars = ranking(shownRows(rows), ({ share }) => share.value, mostBars).map(
    ({ row: { label, n, share, recent, before }, kind }) => {
      const change = changeOf({ recent, before });
      const years =
        change === null ? "" : `\nNewest year ${percent(change.recent)}, the year before ${percent(change.before)}`;
      return {
        label,
        value: share.value,
        low: share.low,
        high: share.high,
        change,
        note: percent(share.value),
        tip: `${label}: ${percent(share.value)} (${percent(share.low)} to ${percent(share.high)}), ${wholeNumber(n)} repairs${years}`,
        kind,
      };
    },
  );
  return rankedBars(bars, size);
}

/** A fault's share in the newest year and in the one before, where both may be seen. */
export function changeOf({ recent, before }: Pick<Cell, "recent" | "before">) {
  const [now, then] = [shownValue(recent), shownValue(before)];
  return now === null || then === null
    ? null
    : { recent: now.value, before: then.value, clear: clearChange(now, then) };
}

type Cell = Exclude<FaultRow["cell"], Suppressed>;
