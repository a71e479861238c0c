import { readFileSync } from "node:fs";

/** The text of a metric's SQL file in this folder. */
export function metricSql(name: string): string {
  return readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8");
}
