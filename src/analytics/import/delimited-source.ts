import type { TextEncoding } from "./inspect-file.ts";
import { longestLine, readLines } from "./read-lines.ts";
import type { Source, SourceRecord } from "./source-record.ts";
import { splitPlainly, splitRecord } from "./split-record.ts";

/** A quoted field may hold so many lines; a quote that is open longer was never meant as one. */
const longestRecordLines = 500;

const separators = [",", ";", "\t", "|"] as const;

/** CSV and its kin: the first line that is not empty names the columns. Null where the file has no such line. */
export async function delimitedSource(
  file: string,
  options: { readonly encoding: TextEncoding; readonly bytes: number; readonly separator: string | null },
): Promise<Source | null> {
  const progress = { bytes: 0 };
  let header: readonly string[] | null = null;
  let separator = options.separator ?? ",";
  let headerLines = 0;
  for await (const lines of readLines(file, options.encoding, { bytes: 0 })) {
    const at = lines.findIndex((line) => line.trim() !== "");
    headerLines += at < 0 ? lines.length : at + 1;
    const line = lines[at];
    if (line === undefined) continue;
    separator = options.separator ?? likelySeparator(line);
    header = columnNames(splitRecord(line, separator).fields);
    break;
  }
  if (header === null) return null;
  const columns = header;
  return {
    columns,
    notes: separator === "," ? [] : [`Columns are separated by ${separator === "\t" ? "tabs" : `"${separator}"`}.`],
    done: () => Math.min(1, progress.bytes / Math.max(1, options.bytes)),
    async *records() {
      progress.bytes = 0;
      const splitter = recordSplitter(separator, columns.length, headerLines + 1);
      let skip = headerLines;
      for await (const lines of readLines(file, options.encoding, progress)) {
        const rest = skip >= lines.length ? [] : skip === 0 ? lines : lines.slice(skip);
        skip = Math.max(0, skip - lines.length);
        const records = splitter.take(rest);
        if (records.length > 0) yield records;
      }
      const last = splitter.end();
      if (last.length > 0) yield last;
    },
  };
}

/** The separator that the header has most of. */
function likelySeparator(header: string): string {
  const counts = separators.map((one) => splitRecord(header, one).fields.length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Names made usable: an empty one is `column_3`, the second of one name is `name_2`. */
function columnNames(fields: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return fields.map((field, at) => {
    const name = field.trim() === "" ? `column_${at + 1}` : field.trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}

/**
 * Makes records of lines. A record whose quotes do not add up (never closed, something behind the closing one, too many lines, a wrong
 * number of columns over several lines) gives up its first line alone, and the next line begins anew: one broken quote costs one line.
 */
function recordSplitter(separator: string, width: number, firstLine: number) {
  let held: string[] = [];
  let heldChars = 0;
  let line = firstLine;

  function take(lines: readonly string[]): SourceRecord[] {
    const records: SourceRecord[] = [];
    for (const text of lines) add(text, records);
    return records;
  }

  function add(text: string, records: SourceRecord[]): void {
    if (held.length === 0) {
      const split = splitRecord(text, separator);
      if (!split.open || text.length > longestLine) {
        if (text !== "")
          records.push(settle(text, split.stray ? splitPlainly(text, separator) : split.fields, split.fields, line));
        line += 1;
        return;
      }
      held = [text];
      heldChars = text.length;
      return;
    }
    held.push(text);
    heldChars += text.length;
    // Only a line with a quote can close one: the rest need not be looked at again and again.
    if (text.includes('"')) {
      const split = splitRecord(held.join("\n"), separator);
      const isTooLong = held.length > longestRecordLines || heldChars > longestLine;
      if (!split.open && !split.stray && fits(split.fields)) {
        records.push({ line, fields: split.fields.slice(0, width) });
        line += held.length;
        held = [];
        return;
      }
      if (!split.open || isTooLong) giveUp(records);
    } else if (held.length > longestRecordLines || heldChars > longestLine) giveUp(records);
  }

  /** The first held line alone, its quotes as letters; the others again from the start. */
  function giveUp(records: SourceRecord[]): void {
    const [first = "", ...others] = held;
    held = [];
    const fields = splitPlainly(first, separator);
    records.push(
      fits(fields)
        ? { line, fields: fields.slice(0, width) }
        : { line, fault: "a quote is opened and never closed", raw: first },
    );
    line += 1;
    for (const text of others) add(text, records);
  }

  function settle(raw: string, fields: readonly string[], quoted: readonly string[], at: number): SourceRecord {
    if (raw.length > longestLine) return { line: at, fault: "the line is too long", raw: raw.slice(0, 1_000) };
    if (fits(fields)) return { line: at, fields: fields.slice(0, width) };
    if (fits(quoted)) return { line: at, fields: quoted.slice(0, width) };
    return { line: at, fault: `has ${quoted.length} columns where the header has ${width}`, raw };
  }

  /** As many fields as columns; empty ones at the end, which spreadsheets leave, do not count. */
  function fits(fields: readonly string[]): boolean {
    return fields.length >= width && fields.slice(width).every((field) => field.trim() === "");
  }

  return {
    take,
    end(): SourceRecord[] {
      const records: SourceRecord[] = [];
      while (held.length > 0) giveUp(records);
      return records;
    },
  };
}
