import { deskSubjectId } from "../domain/desk-subject.ts";
import { foldTitle } from "../domain/fold-title.ts";
import { parseParts } from "../domain/parse-parts.ts";
import { isProblem } from "../domain/problem.ts";
import type { UsedPart } from "../domain/ticket-view.ts";
import { emit } from "../store/events.ts";
import { advanceImportRun, finishImportRun, type ImportCounts, type ImportRun } from "../store/import-runs.ts";
import { type ImportedRow, type StoredBatch, storeImported } from "../store/imported-interventions.ts";
import type { Work } from "../store/work.ts";

/** A row as it was read from a file: parts in words, and what its date came to. */
export type RowToImport = Omit<ImportedRow, "parts" | "foldedFix"> & {
  readonly parts: string;
  /** True where its date lay in the future and was left out. */
  readonly undated: boolean;
};

/** Records of a file that are settled together: rows to store, and how many were refused before they got here. */
export type ImportBatch = {
  readonly rows: readonly RowToImport[];
  readonly refused: number;
  /** Records of the file that this batch covers. */
  readonly records: number;
};

/** Titles of fixes are no longer than that. */
const titleLimit = 200;

/**
 * Stores the next records of a history, and how far its file is read, in one transaction. Returns the run as it stands then, and what
 * became of the rows; null where another process imports the same file and was quicker.
 */
export async function importInterventions(
  work: Work,
  run: ImportRun & { readonly setName: string },
  batch: ImportBatch,
): Promise<{ readonly run: ImportRun; readonly batch: StoredBatch } | null> {
  const stored: StoredBatch =
    batch.rows.length === 0
      ? { stored: 0, corrected: 0, already: 0, repeated: 0, clashes: [] }
      : await storeImported(work, run, batch.rows.map(prepared));
  const counts: ImportCounts = {
    stored: run.counts.stored + stored.stored,
    corrected: run.counts.corrected + stored.corrected,
    already: run.counts.already + stored.already,
    repeated: run.counts.repeated + stored.repeated,
    refused: run.counts.refused + batch.refused + stored.clashes.length,
    undated: run.counts.undated + batch.rows.filter(({ undated }) => undated).length,
  };
  const records = run.records + batch.records;
  if (!(await advanceImportRun(work, run.id, run.records, records, counts))) return null;
  return { run: { ...run, records, counts }, batch: stored };
}

/** Ends a run whose file is read to the end, and says so in the desk's own chain of events. */
export async function finishImport(work: Work, run: ImportRun & { readonly setName: string }): Promise<void> {
  await finishImportRun(work, run.id);
  await emit(work, {
    kind: "history.imported",
    subjectId: deskSubjectId,
    actor: { kind: "clock" },
    data: { runId: run.id, records: run.records, ...run.counts },
  });
}

function prepared({ undated: _, parts, ...row }: RowToImport): ImportedRow {
  const title = row.fix.length <= titleLimit && !row.fix.includes("\n") ? row.fix : "";
  return { ...row, foldedFix: foldTitle(title), parts: partsOf(parts) };
}

/** Parts as far as they can be told apart; else the whole text is one. */
function partsOf(words: string): readonly UsedPart[] {
  if (words === "") return [];
  try {
    return parseParts(words);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return [{ name: words, number: null, quantity: 1 }];
  }
}
