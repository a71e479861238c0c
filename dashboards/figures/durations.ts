import { repairTimes } from "../charts/repair-times.ts";
import { shownRows } from "../charts/shown-rows.ts";
import { copy } from "../copy.ts";
import { duration, wholeNumber } from "../format.ts";
import type { DurationRow } from "../page-data.ts";
import { inCell, numberColumn, wordColumn } from "./columns.ts";
import { figure } from "./figure.ts";
import { isPooled } from "./is-pooled.ts";

/** How long does a repair take? */
export const durationsFigure = figure<DurationRow>({
  id: "durations",
  chart: "durations",
  kind: copy.durations.kind,
  table: ({ view }) => view.durations,
  draw: repairTimes,
  drawable: (rows) => shownRows(rows).length > 0,
  finding: (rows, { scope }) => {
    const shown = shownRows(rows);
    const all = shown.find(({ key }) => key === "all");
    if (all === undefined) return copy.durations.none(scope);
    const [longest] = shown
      .filter((row) => row.key !== "all" && !isPooled(row))
      .sort((one, other) => other.median - one.median);
    if (longest !== undefined && longest.median > all.median) {
      return copy.durations.longest(duration(all.median), scope, longest.label, duration(longest.median));
    }
    return copy.durations.all(duration(all.median), duration(all.lower), duration(all.upper), scope);
  },
  measure: () => copy.durations.measure,
  columns: () => [
    wordColumn(copy.columns.kind, "repairs_of", ({ label }) => label),
    numberColumn(
      copy.columns.repairs,
      "repairs",
      inCell(({ n }) => n),
      wholeNumber,
    ),
    numberColumn(
      copy.columns.median,
      "median_minutes",
      inCell(({ median }) => median),
      duration,
    ),
    numberColumn(
      copy.columns.quartiles[0],
      "first_quartile_minutes",
      inCell(({ lower }) => lower),
      duration,
    ),
    numberColumn(
      copy.columns.quartiles[1],
      "third_quartile_minutes",
      inCell(({ upper }) => upper),
      duration,
    ),
  ],
});
