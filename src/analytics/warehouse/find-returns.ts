import { readFileSync } from "node:fs";
import { type OpenDuckDb, runSql } from "./open-duckdb.ts";

const textOf = (name: string): string => readFileSync(new URL(`sql/${name}.sql`, import.meta.url), "utf8");
const changedSql = textOf("changed");
const staleSql = textOf("stale");
/** How it is worked out which repairs did not hold. */
export const returnsSql = textOf("returns");

/** Takes down how the things in the table `changed` were: before their rows are replaced, in the same transaction. */
export async function noteFormer({ connection }: OpenDuckDb): Promise<void> {
  await runSql(connection, changedSql);
}

/** Works out all returns anew. */
export async function findAllReturns({ connection }: OpenDuckDb, days: number): Promise<void> {
  await runSql(
    connection,
    `delete from returns;
     create or replace temp view stale_repairs as select key from interventions;
     create or replace temp view unit_rows as
       select key, source, ticket_key, unit_key, reported_at, finished_at from interventions;`,
  );
  await runSql(connection, returnsSql, { days });
}

/**
 * Works out the returns of what changed and of what it may have come back from, after `noteFormer` and the change itself. A fix that was
 * merged may join faults anywhere: then all.
 */
export async function findChangedReturns(db: OpenDuckDb, days: number): Promise<void> {
  const merged = await runSql(
    db.connection,
    `select 1 as merged from former_fixes f left join fixes n on n.key = f.key
     where n.canonical_key is distinct from f.canonical_key limit 1`,
  );
  if (merged.length > 0) return findAllReturns(db, days);
  await runSql(db.connection, staleSql, { days });
  await runSql(db.connection, returnsSql, { days });
}
