import { hash } from "node:crypto";
import { columnsOf, type Mapping, type Target, targets } from "./mapping.ts";
import { parseDate } from "./parse-date.ts";

/** A row of history, read from a record. Texts may be empty; `at` is ISO in UTC. */
export type MappedRow = {
  readonly line: number;
  /** What tells it from others of its set: its id, else a hash of the whole record. */
  readonly key: string;
  /** A hash of all that is stored of it, 32 hexadecimal digits. */
  readonly content: string;
  readonly at: string | null;
  readonly problem: string;
  readonly cause: string;
  readonly solution: string;
  readonly fix: string;
  readonly unit: string | null;
  readonly model: string | null;
  readonly family: string | null;
  readonly manufacturer: string | null;
  readonly category: string | null;
  readonly organisation: string | null;
  readonly region: string | null;
  readonly minutes: number | null;
  readonly parts: string;
  readonly cost: number | null;
  readonly currency: string | null;
  /** True where a date was given that lies in the future: the row is kept without it. */
  readonly undated: boolean;
};

export type Mapped = { readonly row: MappedRow } | { readonly fault: string };

/** Longest of a text, and of a name, characters. */
const longestText = 200_000;
const longestName = 300;
const mostMinutes = 10_000_000;
const mostCost = 1e11;

/**
 * Reads records by a mapping. A row is refused, with the reason, for a date or number that cannot be read, a text that is too long, and
 * where it says neither a problem nor a solution; a date in the future is left out and the row kept.
 */
export function recordMapper(
  mapping: Mapping,
  columns: readonly string[],
  now: Date,
): (line: number, fields: readonly string[]) => Mapped {
  const readers = Object.fromEntries(targets.map((target) => [target, readerOf(mapping, target, columns)])) as Record<
    Target,
    (fields: readonly string[]) => string
  >;
  // A clock that is a day ahead is no fault of the history.
  const latest = new Date(now.getTime() + 86_400_000).toISOString();

  return (line, fields) => {
    const dateText = readers.at(fields);
    const date = dateText === "" ? null : parseDate(dateText, mapping.dates);
    if (dateText !== "" && date === null) return { fault: `the date "${short(dateText)}" cannot be read` };
    const undated = date !== null && date > latest;
    const minutesText = readers.minutes(fields);
    const time = minutesText === "" ? null : parseNumber(minutesText);
    const minutes = time === null ? null : Math.round(time * (mapping.minutesAre === "hours" ? 60 : 1));
    if (minutesText !== "" && (minutes === null || minutes < 0 || minutes > mostMinutes)) {
      return { fault: `the ${mapping.minutesAre} "${short(minutesText)}" cannot be read` };
    }
    const costText = readers.cost(fields);
    const cost = costText === "" ? null : parseNumber(costText);
    if (costText !== "" && (cost === null || Math.abs(cost) > mostCost)) {
      return { fault: `the cost "${short(costText)}" cannot be read` };
    }
    const words = {
      problem: readers.problem(fields),
      cause: readers.cause(fields),
      solution: readers.solution(fields),
      fix: readers.fix(fields),
      parts: readers.parts(fields),
    };
    const names = {
      unit: readers.unit(fields) || null,
      model: readers.model(fields) || null,
      family: readers.family(fields) || null,
      manufacturer: readers.manufacturer(fields) || null,
      category: readers.category(fields) || null,
      organisation: readers.organisation(fields) || null,
      region: readers.region(fields) || null,
      currency: readers.currency(fields) || null,
    };
    if (words.problem === "" && words.solution === "" && words.fix === "") {
      return { fault: "says neither a problem nor a solution" };
    }
    for (const [name, text] of Object.entries(words)) {
      if (text.length > longestText) return { fault: `the ${name} is longer than ${longestText} characters` };
    }
    for (const [name, text] of Object.entries(names)) {
      if (text !== null && text.length > longestName)
        return { fault: `the ${name} is longer than ${longestName} characters` };
    }
    const id = readers.id(fields);
    if (id.length > longestName) return { fault: `the id is longer than ${longestName} characters` };
    const stored = { at: undated ? null : date, ...words, ...names, minutes, cost };
    return {
      row: {
        line,
        key: id === "" ? `sha256:${digest(fields)}` : id,
        content: digest(Object.values(stored)),
        ...stored,
        undated,
      },
    };
  };
}

/** The text of a target in a record: cleaned, and nothing where it stands for nothing. */
function readerOf(mapping: Mapping, target: Target, columns: readonly string[]): (fields: readonly string[]) => string {
  const from = mapping.columns[target];
  if (from === undefined) return () => "";
  if (typeof from === "object" && "value" in from) return () => from.value;
  const at = columnsOf(from).map((name) => columns.indexOf(name));
  const nothing = new Set(mapping.nothing.map((value) => value.trim().toLowerCase()));
  const read = (text: string): string => {
    const clean = cleaned(text);
    return nothing.size > 0 && clean.length <= 40 && nothing.has(clean.toLowerCase()) ? "" : clean;
  };
  const [only, ...others] = at;
  if (only !== undefined && others.length === 0) return (fields) => read(fields[only] ?? "");
  return (fields) =>
    at
      .map((index) => read(fields[index] ?? ""))
      .filter((text) => text !== "")
      .join(target === "id" ? " " : "\n");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what PostgreSQL cannot store, and what no reader can see
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/g;

function cleaned(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.replace(unseen, "").trim();
}

function digest(values: readonly unknown[]): string {
  return hash("sha256", JSON.stringify(values), "hex").slice(0, 32);
}

/** 1234.5, 1,234.5, 1.234,5 and 1234,5, with a currency before or behind; null for anything else. */
export function parseNumber(text: string): number | null {
  const bare = text.replace(/^[^\d.,-]{0,4}\s*|\s*[^\d.,]{0,8}$/gu, "").replace(/[\s'’\u00a0]/g, "");
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(bare)) return null;
  const comma = bare.lastIndexOf(",");
  const dot = bare.lastIndexOf(".");
  const isThousands = (at: number, sign: string): boolean =>
    bare.indexOf(sign) !== at || (bare.length - at === 4 && sign === ",");
  let plain = bare;
  if (comma >= 0 && dot >= 0)
    plain = comma > dot ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  else if (comma >= 0) plain = isThousands(comma, ",") ? bare.replaceAll(",", "") : bare.replace(",", ".");
  else if (dot >= 0 && isThousands(dot, ".")) plain = bare.replaceAll(".", "");
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
