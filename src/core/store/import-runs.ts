import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** How many rows came to what: stored anew, corrected, there already, repeated within the file, refused, kept without their date. */
export type ImportCounts = {
  readonly stored: number;
  readonly corrected: number;
  readonly already: number;
  readonly repeated: number;
  readonly refused: number;
  readonly undated: number;
};

export const noCounts: ImportCounts = { stored: 0, corrected: 0, already: 0, repeated: 0, refused: 0, undated: 0 };

/** One reading of one file into one set; what is settled of it survives a break. */
export type ImportRun = {
  readonly id: string;
  /** Records of the file that are settled: the next one to read is the one behind them. */
  readonly records: number;
  readonly counts: ImportCounts;
  readonly isFinished: boolean;
};

/** Hashes are hexadecimal SHA-256. */
export type ImportOf = { readonly setName: string; readonly fileSha256: string; readonly mappingSha256: string };

/** The run of this file and mapping into this set, as far as it got; null where it has not begun. */
export async function findImportRun(work: Work, of: ImportOf): Promise<ImportRun | null> {
  const [row] = await work.tx.execute<{ id: string; records: number; counts: ImportCounts; isFinished: boolean }>(sql`
    select id, records, counts, finished_at is not null as "isFinished" from import_runs
    where set_name = ${of.setName} and file_sha256 = ${of.fileSha256} and mapping_sha256 = ${of.mappingSha256}`);
  return row === undefined ? null : { ...row, counts: { ...noCounts, ...row.counts } };
}

/** Begins a run, or finds the one that has begun. */
export async function startImportRun(work: Work, of: ImportOf): Promise<ImportRun> {
  await work.tx.execute(sql`
    insert into import_runs (id, set_name, file_sha256, mapping_sha256, started_at)
    values (${work.newId()}, ${of.setName}, ${of.fileSha256}, ${of.mappingSha256}, ${work.now.toISOString()}::timestamptz)
    on conflict do nothing`);
  const run = await findImportRun(work, of);
  if (run === null) throw new Error("a run was neither found nor made");
  return run;
}

/**
 * Takes down how far a run has got. Of two that read the same file at once only one gets on: false where another one was quicker,
 * and then nothing of this batch may be kept.
 */
export async function advanceImportRun(
  work: Work,
  runId: string,
  from: number,
  to: number,
  counts: ImportCounts,
): Promise<boolean> {
  const rows = await work.tx.execute<{ id: string }>(sql`
    update import_runs set records = ${to}, counts = ${JSON.stringify(counts)}::jsonb
    where id = ${runId} and records = ${from} and finished_at is null returning id`);
  return rows.length > 0;
}

/** Marks a run as done with its file. */
export async function finishImportRun(work: Work, runId: string): Promise<void> {
  await work.tx.execute(
    sql`update import_runs set finished_at = ${work.now.toISOString()}::timestamptz where id = ${runId}`,
  );
}
