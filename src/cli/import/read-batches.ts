import type { MappedRow, recordMapper } from "../../analytics/import/map-record.ts";
import type { Source } from "../../analytics/import/source-record.ts";

/** A record that cannot be stored, and why. */
export type Refused = { readonly line: number; readonly reason: string; readonly fields: readonly string[] };

/** Records that are settled together. */
export type Batch = {
  readonly rows: readonly MappedRow[];
  readonly refused: readonly Refused[];
  readonly records: number;
};

/** So many rows, or so many characters of words, go to the database at once. */
const mostRows = 5_000;
const mostChars = 4_000_000;

/** The mapped rows of a source from behind the first `skip` records on, in batches. */
export async function* readBatches(
  source: Source,
  map: ReturnType<typeof recordMapper>,
  skip: number,
): AsyncGenerator<Batch> {
  let rows: MappedRow[] = [];
  let refused: Refused[] = [];
  let records = 0;
  let chars = 0;
  let toSkip = skip;
  for await (const part of source.records()) {
    for (const record of part) {
      if (toSkip > 0) {
        toSkip -= 1;
        continue;
      }
      records += 1;
      if ("fault" in record) {
        refused.push({ line: record.line, reason: record.fault, fields: [record.raw] });
        continue;
      }
      const mapped = map(record.line, record.fields);
      if ("fault" in mapped) refused.push({ line: record.line, reason: mapped.fault, fields: record.fields });
      else {
        rows.push(mapped.row);
        chars += mapped.row.problem.length + mapped.row.solution.length + mapped.row.cause.length;
      }
      if (rows.length < mostRows && refused.length < mostRows && chars < mostChars) continue;
      yield { rows, refused, records };
      rows = [];
      refused = [];
      records = 0;
      chars = 0;
    }
  }
  if (records > 0) yield { rows, refused, records };
}
