import { type CellAddress, cellAddress } from "./cell-address.ts";
import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { numberIn } from "./read-row.ts";

/** Repairs of a shown cell that can be judged, and those of them whose fault came back within the desk's window. */
export type ReturnsRow = CellAddress & { readonly judged: number; readonly returned: number };

/** Takes `maker`. */
export const returns: Metric<ReturnsRow> = {
  name: "returns",
  sql: metricSql("returns"),
  parse: (row) => ({ ...cellAddress(row), judged: numberIn(row, "judged"), returned: numberIn(row, "returned") }),
};
