import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { textIn } from "./read-row.ts";

/** A model that the desk keeps of a maker, whether or not anything of it is shown. */
export type DeskModelsRow = { readonly member: string; readonly name: string; readonly family: string | null };

/** Takes `maker`. */
export const deskModels: Metric<DeskModelsRow> = {
  name: "desk-models",
  sql: metricSql("desk-models"),
  parse: (row) => ({
    member: textIn(row, "member") ?? "",
    name: textIn(row, "name") ?? "",
    family: textIn(row, "family"),
  }),
};
