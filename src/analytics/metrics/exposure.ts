import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { numberIn } from "./read-row.ts";

/** Days that units of member `a` of kind `ka` were in service within a bin of months, which lies in a period. */
export type ExposureRow = {
  readonly ka: number;
  readonly a: number;
  readonly bin: number;
  readonly period: number;
  readonly unitDays: number;
};

/** Takes `maker` and `k`. */
export const exposure: Metric<ExposureRow> = {
  name: "exposure",
  sql: metricSql("exposure"),
  parse: (row) => ({
    ka: numberIn(row, "ka"),
    a: numberIn(row, "a"),
    bin: numberIn(row, "bin"),
    period: numberIn(row, "period"),
    unitDays: numberIn(row, "unit_days"),
  }),
};
