import path from "node:path";
import { delimitedSource } from "./delimited-source.ts";
import { type Inspected, inspectFile } from "./inspect-file.ts";
import { jsonLinesSource } from "./json-lines-source.ts";
import type { Source } from "./source-record.ts";

/** The file cannot be imported as it is: a sentence that says why and what to do. */
export class UnusableFile extends Error {
  override readonly name = "UnusableFile";
}

export type OpenedSource = Source & Pick<Inspected, "sha256" | "bytes"> & { readonly format: string };

/**
 * Opens a file of history: Parquet and JSON lines by their first bytes, else a table by its separators. Throws `UnusableFile` for what
 * is empty, a spreadsheet, an archive, or JSON that is one large array.
 */
export async function openSource(file: string): Promise<OpenedSource> {
  const inspected = await inspectFile(file);
  const { bytes, encoding, head, sha256 } = inspected;
  if (bytes === 0) throw new UnusableFile(`${file} is empty.`);
  if (head.subarray(0, 4).toString("latin1") === "PAR1") {
    // DuckDB is large: it is loaded only for what needs it.
    const { parquetSource } = await import("./parquet-source.ts");
    const parquet = await parquetSource(file).catch((error: unknown) => {
      throw new UnusableFile(`${file} is no whole Parquet file: ${firstLine(error)}`);
    });
    return { ...parquet, sha256, bytes, format: "Parquet" };
  }
  if (head[0] === 0x1f && head[1] === 0x8b) throw new UnusableFile(`${file} is compressed: unpack it first (gunzip).`);
  if (head.subarray(0, 2).toString("latin1") === "PK") {
    throw new UnusableFile(`${file} is a spreadsheet or an archive: save it as CSV (UTF-8) first.`);
  }
  const text = new TextDecoder(encoding).decode(head).trimStart();
  const notes =
    encoding === "utf-8"
      ? []
      : [
          `The file is not UTF-8: it is read as ${encoding === "windows-1252" ? "Windows-1252 (Latin-1)" : encoding.toUpperCase()}.`,
        ];
  if (text.startsWith("[")) {
    throw new UnusableFile(
      `${file} is one JSON array: write one object a line first (jq -c '.[]' ${path.basename(file)}).`,
    );
  }
  const isJson = text.startsWith("{");
  const extension = path.extname(file).toLowerCase();
  const separator = extension === ".tsv" || extension === ".tab" ? "\t" : null;
  const source = isJson
    ? await jsonLinesSource(file, { encoding, bytes })
    : await delimitedSource(file, { encoding, bytes, separator });
  if (source === null) throw new UnusableFile(`${file} holds no ${isJson ? "JSON objects" : "header line"}.`);
  const format = isJson ? "JSON lines" : separator === "\t" ? "TSV" : "CSV";
  return {
    columns: source.columns,
    records: source.records,
    done: source.done,
    notes: [...notes, ...source.notes],
    sha256,
    bytes,
    format,
  };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
