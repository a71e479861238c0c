import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { buildIncrement } from "./build-increment.ts";
import { type Built, buildWhole } from "./build-whole.ts";
import type { Builder } from "./builder.ts";
import { returnsSql } from "./find-returns.ts";
import { layersSql, viewsSql } from "./layers.ts";
import type { OpenDuckDb } from "./open-duckdb.ts";
import type { ReportingMoment, ReportingSource } from "./reporting-source.ts";
import type { Manifest, SnapshotFolder } from "./snapshot-folder.ts";
import { feeds, tables } from "./warehouse-tables.ts";

/** A snapshot could not be written: the disk is full or closed to us, or a file of it is damaged. The message says what stays. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
}

/** What became of a refresh. `busy`: another builder is at work, whose snapshot will do. */
export type Refreshed =
  | { readonly kind: "full" | "increment"; readonly manifest: Manifest; readonly changes: number }
  | { readonly kind: "unchanged" }
  | { readonly kind: "busy" };

export type RefreshOptions = {
  readonly folder: SnapshotFolder;
  readonly builder: Builder;
  readonly source: ReportingSource;
  readonly clock: () => Date;
  /** True builds from nothing, whatever changed. */
  readonly full: boolean;
  /** Hears what is being done, a phrase at a time. */
  readonly said: (progress: string) => void;
  /** Changed rows that an increment may hold before it is made whole. */
  readonly mostChanged?: number | undefined;
};

/** Changed rows that an increment may hold before it is made whole, or the part of all rows that they may be: readers join them. */
const mostHeld = 20_000;
const mostShareHeld = 0.02;
/** Above so many changes, or this part of all rows, reading everything anew is quicker than looking for what changed. */
const manyChanges = 50_000;
const largeShare = 0.2;

/**
 * Builds the next snapshot beside the current one and publishes it: from what changed since, or from nothing. The current one stays
 * what it is until the very last step, and after any failure. Rejects when the database or the disk fails; what was built is swept
 * by the next refresh.
 */
export async function refreshSnapshot(options: RefreshOptions): Promise<Refreshed> {
  const { folder, builder } = options;
  await mkdir(folder.path, { recursive: true, mode: 0o700 });
  const done = await builder
    .run(
      async (db) => {
        await folder.sweep(Number.POSITIVE_INFINITY, () => true);
        return options.source.at((moment) => build(db, moment, options));
      },
      // Reading everything takes other settings, and leaves nothing that would serve again.
      ({ kind }) => kind !== "full",
    )
    .catch((error: unknown) => {
      throw isOfDisk(error) ? new SnapshotError(sentenceOf(error)) : error;
    });
  return done ?? { kind: "busy" };
}

const diskCodes = ["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EIO"];

/** Whether the disk refused: by Node's codes, or by DuckDB's words. */
function isOfDisk(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    ("code" in error && diskCodes.includes(String(error.code))) ||
    /^IO Error|No space left|Could not write/i.test(error.message)
  );
}

function sentenceOf(error: Error): string {
  return `The snapshot could not be written: ${error.message.split("\n")[0]}. The one before it stays. Make room or mend the folder, and refresh again.`;
}

async function build(db: OpenDuckDb, moment: ReportingMoment, options: RefreshOptions): Promise<Refreshed> {
  const { folder, said } = options;
  const [now] = await moment.rows(`
    select (pg_snapshot_xmin(pg_current_snapshot()))::text as txid, current_database()
      || '/' || (select oid::text from pg_database where datname = current_database())
      || '/' || (select system_identifier::text from pg_control_system()) as database,
      (select days from reporting.repeat_window) as days`);
  const repeatDays = Number(now?.days);
  const next = { txid: String(now?.txid), database: String(now?.database), shape: shapeOf(repeatDays) };
  const former = await folder.current();
  const usable = former !== null && !options.full && isOfSame(former, next) ? former : null;
  const { subjects, changes } = usable === null ? noChanges : await countChanges(moment, usable.txid);
  if (usable !== null && changes === 0) return { kind: "unchanged" };
  const all = Object.values(usable?.rows ?? {}).reduce((sum, count) => sum + count, 0);

  const workFolder = await folder.startBuild();
  const number = (former?.number ?? 0) + 1;
  let kind: "full" | "increment" = "full";
  let built: Built | null = null;
  if (usable !== null && changes <= Math.max(manyChanges, all * largeShare)) {
    said(`${changes} changes`);
    const mostChanged = options.mostChanged ?? Math.max(mostHeld, all * mostShareHeld);
    const since = { number, former: usable, subjects, mostChanged };
    built = await buildIncrement({ db, moment, folder, workFolder, repeatDays, said }, since);
    if (built !== null) kind = "increment";
  }
  if (built === null) {
    said("reading everything");
    built = await buildWhole({ db, moment, folder, workFolder, repeatDays, said }, number);
  }
  const manifest: Manifest = { ...next, number, ...built, builtAt: options.clock().toISOString() };
  await folder.publish(path.join(workFolder, built.file), manifest);
  return { kind, manifest, changes };
}

/** Transaction ids go on from where they were: below the former one they are of another life of the database. */
function isOfSame(former: Manifest, next: Pick<Manifest, "txid" | "database" | "shape">): boolean {
  return former.shape === next.shape && former.database === next.database && BigInt(former.txid) <= BigInt(next.txid);
}

function shapeOf(repeatDays: number): string {
  const parts = JSON.stringify([tables, feeds, viewsSql, layersSql, returnsSql, repeatDays]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 16);
}

const noChanges = { subjects: new Set<string>(), changes: 0 };

async function countChanges(
  moment: ReportingMoment,
  txid: string,
): Promise<{ readonly subjects: ReadonlySet<string>; readonly changes: number }> {
  const rows = await moment.rows(
    `select subject, count(*)::int as changes from reporting.changes where txid >= ${BigInt(txid)} group by subject`,
  );
  return {
    subjects: new Set(rows.map(({ subject }) => String(subject))),
    changes: rows.reduce((sum, { changes }) => sum + Number(changes), 0),
  };
}
