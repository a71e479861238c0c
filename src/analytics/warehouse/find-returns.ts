import { readFileSync } from "node:fs";
import { takeOut } from "./layers.ts";
import { type OpenDuckDb, runSql } from "./open-duckdb.ts";

const textOf = (name: string): string => readFileSync(new URL(`sql/${name}.sql`, import.meta.url), "utf8");
const changedSql = textOf("changed");
const staleSql = textOf("stale");
const changedWordsSql = textOf("changed-words");
const pairsSql = textOf("pairs");
const judgeSql = textOf("returns");
/** How it is worked out which repairs did not hold. */
export const returnsSql: string = `${pairsSql}\n${judgeSql}`;

/** Of all repairs: what is worked out, and from what. */
const everythingSql = `
  create or replace temp view stale_repairs as select key from interventions;
  create or replace temp view unit_rows as
    select key, source, ticket_key, unit_key, reported_at, finished_at from interventions;
  create or replace temp view import_words as
    select key, problem, malfunction, cause, fix_key from interventions where source = 'import';
  ${returnsSql}`;
const changesSql = [staleSql, pairsSql, changedWordsSql, judgeSql].join("\n");

/** Takes down how the things in the table `changed` were, and takes the repairs among them out: before their new rows come. */
export async function noteFormer({ connection }: OpenDuckDb): Promise<void> {
  await runSql(connection, changedSql);
}

/** Works out all returns of a whole snapshot that has none yet. */
export async function findAllReturns({ connection }: OpenDuckDb, days: number): Promise<void> {
  await runSql(connection, everythingSql, { days });
  await connection.run("insert into returns from came_back");
}

/**
 * Works out the returns of what changed in an increment and of what it may have come back from, after `noteFormer` and the change itself.
 * A fix that was merged may join faults anywhere: then all.
 */
export async function findChangedReturns(db: OpenDuckDb, days: number): Promise<void> {
  const merged = await runSql(
    db.connection,
    `select 1 as merged from former_fixes f left join fixes n on n.key = f.key
     where n.canonical_key is distinct from f.canonical_key limit 1`,
  );
  const isAll = merged.length > 0;
  await runSql(db.connection, isAll ? everythingSql : changesSql, { days });
  await takeOut(db, "returns", isAll ? "true" : "key in (select key from stale_returns)");
  await db.connection.run("insert into returns_added from came_back");
}
