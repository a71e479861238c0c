import { readFileSync } from "node:fs";
import type { Case } from "../case.ts";
import { cases } from "./cases.ts";
import type { Question } from "./reader.ts";

const repairsSql = readFileSync(new URL("sql/views.sql", import.meta.url), "utf8");
const statement = (sql: string): string => sql.trim().replace(/;$/, "");

/**
 * Repairs that are in an increment and were not in the whole snapshot that it stands on, oldest first; takes `as_of` like `cases`, of
 * which it is the part that can be told without reading all of history. Only an increment can be asked.
 */
export const newCases: Question<Case> = {
  name: "new-cases",
  // The question to all repairs, to whom these are all there are.
  sql: `select * from (${statement(cases.sql).replace(
    "with said as (",
    `with interventions as (
       from interventions_added
       where key not in (select key from base.interventions where key in (select key from interventions_added))
     ),
     repairs as (${statement(repairsSql.slice(repairsSql.indexOf("select")))}),
     said as (`,
  )}) where is_repair`,
  parse: cases.parse,
};
