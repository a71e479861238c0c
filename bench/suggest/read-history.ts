import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { type Options, Refusal } from "./options.ts";
import { readDates } from "./read-dates.ts";

/** One row of the file. */
export type Row = {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly levels: readonly string[];
  /** ISO date, or "" where there is none. */
  readonly date: string;
  readonly scored: boolean;
  /** What the --split column says. */
  readonly split: string;
};

export type History = {
  /** By date and id, oldest first; rows without a date first. */
  readonly rows: readonly Row[];
  readonly hasDates: boolean;
  /** What was passed over, a sentence each. */
  readonly notes: readonly string[];
};

/** Reads and orders a history. @throws Refusal for a file that cannot be read or lacks what was asked for. */
export function readHistory(options: Options): History {
  const notes: string[] = [];
  const [header, ...body] = readTable(options.file, notes);
  if (!header || header.every((name) => name.trim() === "")) throw new Refusal(`${options.file} is empty`, 1);
  if (body.length === 0) throw new Refusal(`${options.file} has a header and no rows`, 1);
  const columnOf = (name: string): number => header.findIndex((one) => one.trim() === name);
  const need = (name: string, option: string): number => {
    const at = columnOf(name);
    if (at >= 0) return at;
    throw new Refusal(
      `there is no column "${name}" for ${option}; ${options.file} has ${header.slice(0, 40).join(", ")}`,
      2,
    );
  };
  const wish = (name: string | null, option: string): number => {
    const at = name === null ? -1 : columnOf(name);
    if (name !== null && at < 0) notes.push(`there is no column "${name}" for ${option}: left out`);
    return at;
  };
  const text = need(options.text, "--text");
  const label = need(options.label, "--label");
  const split = options.test.kind === "split" ? need(options.test.column, "--split") : -1;
  const equipment = options.equipment.map((name) => wish(name, "--equipment")).filter((at) => at >= 0);
  const scored = wish(options.scored, "--scored");
  const date = wish(options.date, "--date");
  const id = options.id === null ? columnOf("id") : need(options.id, "--id");
  if (id < 0 && options.test.kind === "ids") notes.push(`there is no column "id": the first, "${header[0]}", is taken`);
  const dates = date < 0 ? null : readDates(body.map((cells) => cells[date] ?? ""));
  if (dates && dates.unread > 0)
    notes.push(`${dates.unread} of ${body.length} dates cannot be read: those rows count as the oldest`);
  const rows = body.map((cells, at) => ({
    id: (id >= 0 ? cells[id] : options.test.kind === "ids" ? cells[0] : undefined) ?? String(at + 1),
    text: cells[text] ?? "",
    label: (cells[label] ?? "").trim(),
    levels: equipment.map((column) => cells[column] ?? ""),
    date: dates?.dates[at] ?? "",
    scored: scored < 0 || /^(1|true|yes)$/i.test((cells[scored] ?? "").trim()),
    split: split < 0 ? "" : (cells[split] ?? "").trim().toLowerCase(),
  }));
  const order = new Intl.Collator("en", { numeric: true });
  rows.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : order.compare(one.id, other.id)));
  return { rows, hasDates: dates !== null && dates.unread < body.length, notes };
}

function readTable(file: string, notes: string[]): readonly (readonly string[])[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 1);
  }
  const content = decode(bytes, notes);
  const firstLine = content.slice(0, content.search(/[\r\n]|$/));
  const delimiter = [",", "\t", ";"].toSorted(
    (one, other) => firstLine.split(other).length - firstLine.split(one).length,
  )[0];
  try {
    return parse(content, { bom: true, delimiter: delimiter ?? ",", relaxColumnCount: true, skipEmptyLines: true });
  } catch (error) {
    const where = error instanceof Error && "lines" in error ? ` at line ${error.lines}` : "";
    throw new Refusal(
      `${file} has broken quotes${where}: a quote opens or closes in the middle of a field, or never closes`,
      1,
    );
  }
}

function decode(bytes: Buffer, notes: string[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    notes.push("the file is not UTF-8: read as Windows-1252");
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
