import { readFileSync } from "node:fs";
import type { Case, Outcome } from "../case.ts";
import type { Question } from "./reader.ts";

/** All past repairs, and fixes that were said to have worked or failed without being the repair, oldest first. Takes `as_of`, an ISO time: repairs after it are left out, and outcomes are judged then. */
export const cases: Question<Case> = {
  name: "cases",
  sql: readFileSync(new URL("sql/cases.sql", import.meta.url), "utf8"),
  parse: (row) => ({
    id: String(row.id),
    at: text(row.at),
    problem: String(row.problem),
    solution: String(row.solution),
    fixId: text(row.fix_id),
    fixLabel: text(row.fix_label),
    equipment: {
      unit: text(row.unit),
      model: text(row.model),
      family: text(row.family),
      manufacturer: text(row.manufacturer),
      category: text(row.category),
    },
    outcome: row.outcome as Outcome,
    daysToReturn: typeof row.days_to_return === "number" ? row.days_to_return : null,
    said: row.said === "worked" || row.said === "failed" ? row.said : null,
    isRepair: row.is_repair === true,
    minutes: typeof row.minutes === "number" ? row.minutes : null,
    parts: Array.isArray(row.parts) ? row.parts.map(String) : [],
  }),
};

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
