import { type CellAddress, cellAddress } from "./cell-address.ts";
import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { numberIn } from "./read-row.ts";

/** Repairs of a shown cell; `known`: those on units that are known to be in service. */
export type RepairsRow = CellAddress & { readonly n: number; readonly known: number };

/** Takes `maker`. */
export const repairs: Metric<RepairsRow> = {
  name: "repairs",
  sql: metricSql("repairs"),
  parse: (row) => ({ ...cellAddress(row), n: numberIn(row, "n"), known: numberIn(row, "known") }),
};
