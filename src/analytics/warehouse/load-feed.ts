import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { type OpenDuckDb, runSql } from "./open-duckdb.ts";
import type { ReportingMoment } from "./reporting-source.ts";

/** Longest row as CSV that is read, bytes: words come in up to some 200,000 characters each. */
const longestRow = 8_000_000;

/**
 * Adds the rows of a query of PostgreSQL to a table: COPY to a CSV file, which DuckDB reads with given types (three times as fast as its
 * appender from here). Returns how many. `columns` are in the order of the query.
 */
export async function loadFeed(
  { connection }: OpenDuckDb,
  load: {
    readonly moment: ReportingMoment;
    readonly query: string;
    readonly table: string;
    readonly columns: Readonly<Record<string, string>>;
    readonly workFolder: string;
  },
): Promise<number> {
  const file = path.join(load.workFolder, `${load.table}.csv`);
  await pipeline(await load.moment.copy(load.query), createWriteStream(file, { mode: 0o600, highWaterMark: 1 << 20 }));
  const names = Object.keys(load.columns);
  const columns = names.map((name) => `'${name}': '${load.columns[name]}'`).join(", ");
  const [row] = await runSql(
    connection,
    `insert into ${load.table} (${names.join(", ")}) select ${names.join(", ")} from read_csv('${file.replaceAll("'", "''")}',
       columns = {${columns}}, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
       auto_detect = false, max_line_size = ${longestRow})`,
  );
  await rm(file);
  return Number(row?.Count ?? 0);
}
