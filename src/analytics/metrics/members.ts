import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { flagIn, numberIn, textIn } from "./read-row.ts";

/** What a number of a cell stands for. `label` is null for the pool of what is too rare; `fault`: the fault that a fix answers. */
export type MembersRow = {
  readonly id: number;
  readonly kind: string;
  readonly member: string;
  readonly label: string | null;
  readonly family: string | null;
  /** A model that the desk itself keeps, not only one that imported history names. */
  readonly ofDesk: boolean;
  readonly fault: number | null;
};

/** Takes `maker`. */
export const members: Metric<MembersRow> = {
  name: "members",
  sql: metricSql("members"),
  parse: (row) => ({
    id: numberIn(row, "id"),
    kind: textIn(row, "kind") ?? "",
    member: textIn(row, "member") ?? "",
    label: textIn(row, "model_name") ?? textIn(row, "label"),
    family: textIn(row, "family"),
    ofDesk: flagIn(row, "of_desk"),
    fault: row.fault === null ? null : numberIn(row, "fault"),
  }),
};
