import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
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
  await writeAll(await load.moment.copy(load.query), file);
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

/**
 * Writes a stream to a new file. Where that fails the stream is still read to its end: a COPY that is broken off in the middle would
 * leave its connection, and the transaction around it, waiting for ever.
 */
async function writeAll(from: Readable, file: string): Promise<void> {
  const to = createWriteStream(file, { mode: 0o600, highWaterMark: 1 << 20 });
  const written = Promise.withResolvers<void>();
  to.once("finish", written.resolve);
  to.once("error", (error) => {
    from.unpipe(to);
    from.once("end", () => written.reject(error));
    from.resume();
  });
  from.once("error", (error) => {
    to.destroy();
    written.reject(error);
  });
  from.pipe(to);
  await written.promise;
}
