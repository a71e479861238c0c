import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { numberIn } from "./read-row.ts";

/** Repairs of member `a` of kind `ka` that needed part `b`. */
export type PartsRow = { readonly ka: number; readonly a: number; readonly b: number; readonly n: number };

/** Takes `maker`. */
export const parts: Metric<PartsRow> = {
  name: "parts",
  sql: metricSql("parts"),
  parse: (row) => ({ ka: numberIn(row, "ka"), a: numberIn(row, "a"), b: numberIn(row, "b"), n: numberIn(row, "n") }),
};
