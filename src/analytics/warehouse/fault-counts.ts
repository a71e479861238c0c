import { readFileSync } from "node:fs";
import type { Question } from "./reader.ts";

/** How often one repair was needed on one model, of late and before. */
export type FaultCount = {
  readonly fixId: string;
  readonly fix: string;
  readonly model: string;
  readonly recent: number;
  readonly before: number;
};

/** Repairs by fix and model. Takes `as_of` (ISO time), `recent_days` and `before_days`: the days before it, and those before them. */
export const faultCounts: Question<FaultCount> = {
  name: "fault-counts",
  sql: readFileSync(new URL("sql/fault-counts.sql", import.meta.url), "utf8"),
  parse: (row) => ({
    fixId: String(row.fix_id),
    fix: String(row.fix),
    model: String(row.model),
    recent: Number(row.recent),
    before: Number(row.before),
  }),
};
