import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { numberIn } from "./read-row.ts";

/** A bin of months of a maker (year × 12 + month − 1, both ends included), and the period that it lies in. */
export type MakerBinsRow = {
  readonly bin: number;
  readonly period: number;
  /** The year of the period; null where periods are years. */
  readonly year: number | null;
  readonly fromMonth: number;
  readonly toMonth: number;
};

/** Takes `maker`. */
export const makerBins: Metric<MakerBinsRow> = {
  name: "maker-bins",
  sql: metricSql("maker-bins"),
  parse: (row) => ({
    bin: numberIn(row, "bin"),
    period: numberIn(row, "period"),
    year: row.year === null ? null : numberIn(row, "year"),
    fromMonth: numberIn(row, "from_month"),
    toMonth: numberIn(row, "to_month"),
  }),
};
