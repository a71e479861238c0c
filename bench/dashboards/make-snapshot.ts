import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDuckDb, runSql } from "../../src/analytics/warehouse/open-duckdb.ts";
import { tables } from "../../src/analytics/warehouse/warehouse-tables.ts";

/** A snapshot of an invented history, the same each time. `maker`: the one with most repairs. */
export type MadeSnapshot = {
  readonly folder: string;
  readonly file: string;
  readonly builtAt: Date;
  readonly maker: string;
};

const views = readFileSync(new URL("../../src/analytics/warehouse/sql/views.sql", import.meta.url), "utf8");

/** Writes it by SQL alone: makers and models of unequal size, 900 organisations, 12 fixes a maker, three years. */
export async function makeSnapshot(size: { repairs: number; makers: number; models: number }): Promise<MadeSnapshot> {
  const folder = mkdtempSync(path.join(tmpdir(), "fixline-bench-dashboards-"));
  const file = path.join(folder, "made.duckdb");
  const db = await openDuckDb(file, {
    readOnly: false,
    readsFiles: true,
    memory: "1GB",
    temporaryFolder: path.join(folder, "t"),
  });
  const run = (sql: string) => runSql(db.connection, sql);
  for (const [table, columns] of Object.entries(tables)) {
    await run(`create table ${table} (${columns.map(({ name, type }) => `${name} ${type}`).join(", ")})`);
  }
  await run("create table returns (key UUID, returned_at TIMESTAMP)");
  await run("create table repeat_window as select 30 as days");
  await run(`
    create macro id_of(kind, id) as cast('0000000' || kind || '-0000-4000-8000-' || lpad(cast(id as varchar), 12, '0') as uuid);
    create macro below(seed, top) as cast(hash(seed) % top as integer);
    insert into manufacturers select id_of('1', i), 'Maker ' || i, 'maker-' || i from range(${size.makers}) t(i);
    insert into models select id_of('2', i), 'Model ' || i, 'family ' || i % 7, 'kind', 2015, id_of('1', i % ${size.makers}), 'Maker ' || i % ${size.makers}
      from range(${size.models}) t(i);
    insert into fixes select id_of('3', i), (['Replace', 'Clean', 'Adjust'])[1 + i % 3] || ' part ' || i // 3, id_of('3', i), (['Replace', 'Clean', 'Adjust'])[1 + i % 3] || ' part ' || i // 3
      from range(36) t(i);
    insert into equipment select id_of('4', i), id_of('2', i % ${size.models}), below(i * 7 + 1, 900), 'region ' || below(i * 7 + 1, 900) % 9,
      date '2016-01-01' + to_days(below(i * 7 + 2, 3500)), null from range(${Math.round(size.repairs / 10)}) t(i);
    insert into interventions (key, source, ticket_key, reported_at, finished_at, problem, malfunction, cause, solution, fix_key, fix_words, unit_key, model_key,
        category, organisation_key, region, labour_minutes, parts)
      select id_of('5', i), 'desk', id_of('6', i), timestamp '2024-01-01' + to_minutes(below(i * 11 + 1, 1500000)), timestamp '2024-01-01 04:00' + to_minutes(below(i * 11 + 1, 1500000)),
        '', '', '', '', id_of('3', below(i * 11 + 2, 36)), '', e.key, e.model_key, 'kind', e.organisation_key, e.region, 10 + below(i * 11 + 3, 200),
        '[{"name":"part ' || below(i * 11 + 2, 20) || '","number":"1","quantity":1}]'
      from range(${size.repairs}) t(i) join equipment e on e.key = id_of('4', below(i * 11 + 4, ${Math.round(size.repairs / 10)}));
    insert into returns select key, finished_at + interval 9 day from interventions where hash(key) % 11 = 0;`);
  await run(views);
  await run("checkpoint");
  db.close();
  return { folder, file, builtAt: new Date("2026-11-21T04:00:00Z"), maker: "00000001-0000-4000-8000-000000000000" };
}

/** Adds so many repairs of the largest maker, of the kind that it had before. */
export async function addRepairs({ file, maker }: MadeSnapshot, repairs: number): Promise<void> {
  const db = await openDuckDb(file, { readOnly: false });
  await runSql(
    db.connection,
    `insert into interventions by name
       select * replace (uuid() as key) from interventions
       where model_key in (select key from models where manufacturer_key = cast($maker as uuid)) order by key limit ${repairs}`,
    { maker },
  );
  db.close();
}
