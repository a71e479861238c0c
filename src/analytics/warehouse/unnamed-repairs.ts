import { readFileSync } from "node:fs";
import type { Question } from "./reader.ts";

/** The words of an imported repair that names no fix. */
export type UnnamedRepair = { readonly id: string; readonly solution: string };

/** Imported repairs that name no fix, the newest first, at most `most`. */
export const unnamedRepairs: Question<UnnamedRepair> = {
  name: "unnamed-repairs",
  sql: readFileSync(new URL("sql/unnamed-repairs.sql", import.meta.url), "utf8"),
  parse: (row) => ({ id: String(row.id), solution: String(row.solution) }),
};
