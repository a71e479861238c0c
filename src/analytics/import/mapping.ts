/** What a row of history can say, in the order in which it is shown. */
export const targets = [
  "id",
  "at",
  "problem",
  "cause",
  "solution",
  "fix",
  "unit",
  "model",
  "family",
  "manufacturer",
  "category",
  "organisation",
  "region",
  "minutes",
  "parts",
  "cost",
  "currency",
] as const;
export type Target = (typeof targets)[number];

/** Where a target comes from: a column, several joined by a line break, or the same value in each row. */
export type From = string | readonly string[] | { readonly value: string };

/** How a file's columns become history. */
export type Mapping = {
  readonly columns: Readonly<Partial<Record<Target, From>>>;
  /** For dates like 03/04/2026. */
  readonly dates: "day first" | "month first";
  readonly minutesAre: "minutes" | "hours";
  /** Which values stand for nothing, whatever their case: "Unknown", "N/A". */
  readonly nothing: readonly string[];
};

/** The mapping makes no sense: a sentence that says what to write instead. */
export class MappingFault extends Error {
  override readonly name = "MappingFault";
}

/** Reads a mapping file's JSON. Throws `MappingFault` for what is unknown, misspelt or of a wrong kind. */
export function parseMapping(text: string): Mapping {
  const value = parseJson(text);
  if (!isObject(value))
    throw new MappingFault('the mapping is an object: {"columns": {"problem": "…", "solution": "…"}}');
  for (const name of Object.keys(value)) {
    if (!["about", "columns", "dates", "minutesAre", "nothing"].includes(name)) {
      throw new MappingFault(
        `the mapping has "${name}", which means nothing; it may have about, columns, dates, minutesAre, nothing`,
      );
    }
  }
  const { columns = {}, dates = "day first", minutesAre = "minutes", nothing = [] } = value;
  if (!isObject(columns)) throw new MappingFault('"columns" is an object: what each thing is called in the file');
  for (const [name, from] of Object.entries(columns)) {
    if (!targets.includes(name as Target)) {
      throw new MappingFault(`"columns" has "${name}"; it may have ${targets.join(", ")}`);
    }
    const isValue = isObject(from) && typeof from.value === "string" && Object.keys(from).length === 1;
    const isList = Array.isArray(from) && from.length > 0 && from.every((one) => typeof one === "string");
    if (typeof from !== "string" && !isValue && !isList) {
      throw new MappingFault(`"${name}" is a column's name, a list of them, or {"value": "the same in each row"}`);
    }
  }
  if (dates !== "day first" && dates !== "month first")
    throw new MappingFault('"dates" is "day first" or "month first"');
  if (minutesAre !== "minutes" && minutesAre !== "hours")
    throw new MappingFault('"minutesAre" is "minutes" or "hours"');
  if (!Array.isArray(nothing) || !nothing.every((one) => typeof one === "string")) {
    throw new MappingFault('"nothing" is a list of values that stand for nothing: ["Unknown"]');
  }
  return { columns: columns as Mapping["columns"], dates, minutesAre, nothing };
}

/** Throws `MappingFault` where the file lacks a column that the mapping names, or nothing would come of its rows. */
export function checkMapping(mapping: Mapping, there: readonly string[]): void {
  const known = new Set(there);
  const missing = Object.values(mapping.columns)
    .flatMap(columnsOf)
    .filter((name) => !known.has(name));
  if (missing.length > 0) {
    const shown = there.slice(0, 40).join(", ") + (there.length > 40 ? ` and ${there.length - 40} more` : "");
    throw new MappingFault(`the file has no column ${missing.map((name) => `"${name}"`).join(", ")}; it has: ${shown}`);
  }
  const { problem, solution, fix } = mapping.columns;
  if (problem === undefined && solution === undefined && fix === undefined) {
    throw new MappingFault(
      'the mapping names no column for "problem", "solution" or "fix": say in a mapping file which they are',
    );
  }
}

/** The columns that a target is read from. */
export function columnsOf(from: From): readonly string[] {
  return typeof from === "string" ? [from] : "value" in from ? [] : from;
}

/** The mapping as the text of a file that people edit. */
export function writeMapping(mapping: Mapping, about: string): string {
  const { columns, dates, minutesAre, nothing } = mapping;
  const ordered = Object.fromEntries(
    targets.flatMap((name) => (columns[name] === undefined ? [] : [[name, columns[name]]])),
  );
  return `${JSON.stringify({ about, columns: ordered, dates, minutesAre, nothing }, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MappingFault(`the mapping is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
