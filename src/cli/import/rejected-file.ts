import { appendFileSync, existsSync, rmSync } from "node:fs";
import type { Refused } from "./read-batches.ts";

/** Where refused rows go: CSV with line and reason before the file's own columns, so that it can be mended and imported again. */
export type RejectedFile = {
  readonly path: string;
  /** Writes them at once: before their batch is settled, so that no crash loses one (it may leave one twice). */
  add(refused: readonly Refused[]): void;
};

/** The file is made when the first row is refused. `goesOn` adds to what an interrupted import has left there. */
export function rejectedFile(path: string, columns: readonly string[], goesOn: boolean): RejectedFile {
  if (!goesOn) rmSync(path, { force: true });
  return {
    path,
    add(refused) {
      if (refused.length === 0) return;
      const header = existsSync(path) ? [] : [csvLine(["line", "reason", ...columns])];
      const lines = refused.map(({ line, reason, fields }) => csvLine([String(line), reason, ...fields]));
      appendFileSync(path, [...header, ...lines].join(""));
    },
  };
}

/** One line of CSV. */
function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",")}\n`;
}
