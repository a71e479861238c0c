import { type CellAddress, cellAddress } from "./cell-address.ts";
import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { numberIn } from "./read-row.ts";

/** Labour minutes of the repairs of a shown cell, rounded to 5; `n` repairs have them written down. */
export type DurationsRow = CellAddress & {
  readonly n: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
};

/** Takes `maker` and `k`. */
export const durations: Metric<DurationsRow> = {
  name: "durations",
  sql: metricSql("durations"),
  parse: (row) => ({
    ...cellAddress(row),
    n: numberIn(row, "n"),
    lower: numberIn(row, "lower"),
    median: numberIn(row, "median"),
    upper: numberIn(row, "upper"),
  }),
};
