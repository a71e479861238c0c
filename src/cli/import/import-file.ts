import { recordMapper } from "../../analytics/import/map-record.ts";
import type { Mapping } from "../../analytics/import/mapping.ts";
import type { OpenedSource } from "../../analytics/import/open-source.ts";
import { type ImportRun, startImportRun } from "../../core/store/import-runs.ts";
import type { Desk } from "../../core/store/work.ts";
import { finishImport, importInterventions } from "../../core/usecases/import-interventions.ts";
import { type Progress, progressBar } from "../show-progress.ts";
import { type Batch, type Refused, readBatches } from "./read-batches.ts";
import type { RejectedFile } from "./rejected-file.ts";

/** How an import ended. `interrupted`: asked to stop, and the next one goes on behind what is stored. */
export type Imported = { readonly run: ImportRun; readonly end: "finished" | "interrupted" | "overtaken" };

/** Another process advanced the same run: what this one wanted to store is taken back. */
class Overtaken extends Error {}

/**
 * Reads a file into its set from where the run stands: a batch is one transaction with the run's own mark, and the next is read while
 * it is stored. Stops between batches when asked to.
 */
export async function importFile(
  desk: Desk,
  source: OpenedSource,
  options: {
    readonly mapping: Mapping;
    readonly mappingSha256: string;
    readonly setName: string;
    readonly rejected: (goesOn: boolean) => RejectedFile;
    readonly progress: Progress;
    readonly stop: AbortSignal;
  },
): Promise<Imported> {
  const { setName, mappingSha256, progress, stop } = options;
  const of = { setName, fileSha256: source.sha256, mappingSha256 };
  let run = await desk.transact((work) => startImportRun(work, of));
  if (run.isFinished) return { run, end: "finished" };
  const map = recordMapper(options.mapping, source.columns, desk.clock());
  const rejected = options.rejected(run.records > 0);
  const began = performance.now();
  const before = run.records;

  async function store(batch: Batch): Promise<void> {
    run = await desk.transact(async (work) => {
      const { rows, refused, records } = batch;
      const result = await importInterventions(work, { ...run, setName }, { rows, refused: refused.length, records });
      if (result === null) throw new Overtaken();
      rejected.add([...refused, ...clashing(batch, result.batch.clashes)]);
      return result.run;
    });
    progress.show(
      progressBar(
        source.done(),
        run.records,
        ((performance.now() - began) * run.records) / Math.max(1, run.records - before) / 1000,
      ),
    );
  }

  let storing: Promise<void> = Promise.resolve();
  try {
    for await (const batch of readBatches(source, map, run.records)) {
      await storing;
      if (stop.aborted) return { run, end: "interrupted" };
      storing = store(batch);
      // Awaited before the next one; until then its failure is nobody's to hear.
      storing.catch(() => undefined);
    }
    await storing;
    await desk.transact((work) => finishImport(work, { ...run, setName }));
    return { run: { ...run, isFinished: true }, end: "finished" };
  } catch (error) {
    if (error instanceof Overtaken) return { run, end: "overtaken" };
    throw error;
  } finally {
    await storing.catch(() => undefined);
    progress.clear();
  }
}

/** Rows whose id an earlier line of the file has with other words. */
function clashing(
  { rows }: Batch,
  clashes: readonly { readonly line: number; readonly firstLine: number }[],
): readonly Refused[] {
  const firstLines = new Map(clashes.map(({ line, firstLine }) => [line, firstLine]));
  return rows.flatMap(({ line, key }) => {
    const firstLine = firstLines.get(line);
    return firstLine === undefined
      ? []
      : [{ line, reason: `line ${firstLine} has the same id with other words`, fields: [key] }];
  });
}
