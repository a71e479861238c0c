import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { numberIn } from "./read-row.ts";

/** Units of member `a` of kind `ka` that were seen at an age (a place in `ageMonths`), and for how many days together. */
export type AgesRow = {
  readonly ka: number;
  readonly a: number;
  readonly age: number;
  readonly atRisk: number;
  readonly unitDays: number;
};

/** Takes `maker` and `k`. */
export const ages: Metric<AgesRow> = {
  name: "ages",
  sql: metricSql("ages"),
  parse: (row) => ({
    ka: numberIn(row, "ka"),
    a: numberIn(row, "a"),
    age: numberIn(row, "age"),
    atRisk: numberIn(row, "at_risk"),
    unitDays: numberIn(row, "unit_days"),
  }),
};
