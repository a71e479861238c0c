import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type OpenDuckDb, quoted, runSql } from "./open-duckdb.ts";
import type { ReportingMoment } from "./reporting-source.ts";

/** Longest row as CSV that is read, bytes: words come in up to some 200,000 characters each. */
const longestRow = 8_000_000;

/** Writes the rows of a query of PostgreSQL to a new CSV file, as COPY gives them. */
export async function copyFeed(moment: ReportingMoment, query: string, file: string): Promise<void> {
  await writeAll(await moment.copy(query), file);
}

/**
 * Adds the rows of a CSV file of `copyFeed` to a table and removes the file (COPY and `read_csv` with given types are three times as
 * fast as DuckDB's appender from here). Returns how many. `columns` are the types, in the order of the query.
 */
export async function readFeed(
  { connection }: OpenDuckDb,
  file: string,
  table: string,
  columns: Readonly<Record<string, string>>,
): Promise<number> {
  const names = Object.keys(columns);
  const types = names.map((name) => `'${name}': '${columns[name]}'`).join(", ");
  const [row] = await runSql(
    connection,
    `insert into ${table} (${names.join(", ")}) select ${names.join(", ")} from read_csv(${quoted(file)},
       columns = {${types}}, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
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
    if (from.readableEnded) return written.reject(error);
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
