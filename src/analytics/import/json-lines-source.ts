import type { TextEncoding } from "./inspect-file.ts";
import { readLines } from "./read-lines.ts";
import type { Source, SourceRecord } from "./source-record.ts";

/** Objects that are looked at for the names of their members. */
const sampleSize = 1_000;

/** One JSON object a line. The columns are the members of the first thousand objects. Null where there is none. */
export async function jsonLinesSource(
  file: string,
  options: { readonly encoding: TextEncoding; readonly bytes: number },
): Promise<Source | null> {
  const progress = { bytes: 0 };
  const names = new Set<string>();
  let seen = 0;
  sample: for await (const lines of readLines(file, options.encoding, { bytes: 0 })) {
    for (const line of lines) {
      for (const name of Object.keys(parseObject(line) ?? {})) names.add(name);
      seen += 1;
      if (seen >= sampleSize) break sample;
    }
  }
  if (names.size === 0) return null;
  const columns = [...names];
  return {
    columns,
    notes: [],
    done: () => Math.min(1, progress.bytes / Math.max(1, options.bytes)),
    async *records() {
      progress.bytes = 0;
      let line = 0;
      for await (const lines of readLines(file, options.encoding, progress)) {
        const records: SourceRecord[] = [];
        for (const text of lines) {
          line += 1;
          if (text.trim() === "") continue;
          const object = parseObject(text);
          if (object === null) records.push({ line, fault: "is no JSON object", raw: text.slice(0, 100_000) });
          else records.push({ line, fields: columns.map((name) => textOf(object[name])) });
        }
        yield records;
      }
    },
  };
}

function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

/** A member as text: lists of plain values with semicolons, anything deeper as JSON. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.join("; ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
