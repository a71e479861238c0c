import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { WrongUse } from "../command.ts";

/** One repair of a history: the customer's words and what was done. */
export type RepairRow = { readonly line: number; readonly problem: string; readonly action: string };

/**
 * The rows of a CSV or TSV file with a header, as they come; rows without a problem are left out and counted by `skipped`. Throws WrongUse
 * when the file cannot be read or lacks a column, with the columns it has.
 */
export async function* readRows(
  file: string,
  columns: { readonly problem: string; readonly action: string },
  skipped: (line: number) => void,
): AsyncGenerator<RepairRow> {
  const stream = createReadStream(file).on("error", (error) => parser.destroy(error));
  const parser = parse({
    bom: true,
    columns: true,
    delimiter: file.endsWith(".tsv") ? "\t" : ",",
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  });
  stream.pipe(parser);
  let checked = false;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number };
    }>) {
      if (!checked) checkColumns(Object.keys(record), [columns.problem, columns.action]);
      checked = true;
      const problem = record[columns.problem]?.trim() ?? "";
      const action = record[columns.action]?.trim() ?? "";
      if (problem === "") skipped(info.lines);
      else yield { line: info.lines, problem, action: action === "" ? "Checked, no fault found" : action };
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new WrongUse(`there is no file ${file}`);
    throw error;
  }
}

function checkColumns(there: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((column) => !there.includes(column));
  if (missing.length > 0) {
    throw new WrongUse(
      `the file has no column ${missing.map((name) => `"${name}"`).join(", ")}; it has: ${there.join(", ")}`,
    );
  }
}
