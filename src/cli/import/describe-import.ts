import type { MappedRow } from "../../analytics/import/map-record.ts";
import { type From, type Mapping, targets } from "../../analytics/import/mapping.ts";
import type { ImportCounts } from "../../core/store/import-runs.ts";

/** The mapping in lines, one a target, and the columns that go nowhere. */
export function describeMapping(mapping: Mapping, columns: readonly string[]): readonly string[] {
  const used = new Set<string>();
  const lines = targets.flatMap((target) => {
    const from = mapping.columns[target];
    if (from === undefined) return [];
    for (const name of typeof from === "string" ? [from] : "value" in from ? [] : from) used.add(name);
    return [`  ${target.padEnd(13)} ${describeFrom(from)}`];
  });
  const left = columns.filter((name) => !used.has(name));
  const shown = left.slice(0, 20).join(", ") + (left.length > 20 ? ` and ${left.length - 20} more` : "");
  return [...lines, ...(left.length === 0 ? [] : [`  (left out)    ${shown}`])];
}

function describeFrom(from: From): string {
  if (typeof from === "string") return from;
  return "value" in from ? `"${from.value}" in each row` : from.join(" + ");
}

/** A row as it would be stored, in lines. */
export function describeRow(row: MappedRow): readonly string[] {
  const { line, content: _, undated: __, ...shown } = row;
  const lines = Object.entries(shown).flatMap(([name, value]) =>
    value === null || value === "" ? [] : [`  ${name.padEnd(13)} ${short(String(value))}`],
  );
  return [`Line ${line}:`, ...lines];
}

/** What an import came to, one thing a line; what did not happen is left out. */
export function describeCounts(counts: ImportCounts): readonly string[] {
  const lines: readonly (readonly [number, string])[] = [
    [counts.stored, "stored"],
    [counts.corrected, "corrected: the set had them with other words"],
    [counts.already, "there already"],
    [counts.repeated, "repeated within the file"],
    [counts.refused, "refused"],
    [counts.undated, "kept without their date, which lies in the future"],
  ];
  return lines.flatMap(([count, words]) =>
    count === 0 ? [] : [`  ${count.toLocaleString("en").padStart(11)} ${words}`],
  );
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
