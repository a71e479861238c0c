import type { PlotOptions } from "@observablehq/plot";
import { shortNumber, wholeNumber } from "../format.ts";
import type { ModelRow } from "../page-data.ts";
import type { ChartSize } from "./chart-size.ts";
import { mostBars } from "./faults-ranked.ts";
import { rankedBars, ranking } from "./ranked-bars.ts";
import { shownRows } from "./shown-rows.ts";

/** Models by repairs per 100 units and year with intervals, or by repairs where units are not known for all of them. */
export function modelsRanked(rows: readonly ModelRow[], size: ChartSize): PlotOptions {
  const shown = shownRows(rows);
  const rated = areRated(rows);
  // The pool of the rest has repairs but no rate: its count is no bar among rates.
  const measurable = shown.filter(({ rate }) => !rated || rate !== null);
  const bars = ranking(measurable, ({ n, rate }) => (rated ? (rate?.value ?? 0) : n), mostBars).map(
    ({ row: { label, n, rate }, kind }) => {
      const measured = rated && rate !== null ? rate : { value: n, low: null, high: null };
      const interval = measured.low === null ? "" : ` (${shortNumber(measured.low)} to ${shortNumber(measured.high)})`;
      return {
        label,
        value: measured.value,
        low: measured.low,
        high: measured.high,
        change: null,
        note: shortNumber(measured.value),
        tip: `${label}: ${rated ? `${shortNumber(measured.value)}${interval} repairs per 100 units and year, ` : ""}${wholeNumber(n)} repairs`,
        kind,
      };
    },
  );
  return rankedBars(bars, size);
}

/** Whether every model that is shown has a rate, so that they can be ranked by it. */
export const areRated = (rows: readonly ModelRow[]): boolean => {
  const shown = shownRows(rows).filter(({ page }) => page !== null);
  return shown.length > 0 && shown.every(({ rate }) => rate !== null);
};
