import { readFileSync } from "node:fs";
import path from "node:path";
import { openDuckDb, runSql } from "../../src/analytics/warehouse/open-duckdb.ts";
import { tables } from "../../src/analytics/warehouse/warehouse-tables.ts";

/** One repair of an invented history; small numbers stand for things. */
export type MadeRepair = {
  readonly id: number;
  readonly maker: number;
  readonly model: number;
  readonly fix: number;
  readonly region: number;
  readonly org: number;
  /** Day, "2026-02-14". */
  readonly day: string;
  readonly minutes: number;
};

const views = readFileSync(new URL("../../src/analytics/warehouse/sql/views.sql", import.meta.url), "utf8");
const uuid = (kind: number, id: number): string => `0000000${kind}-0000-4000-8000-${String(id).padStart(12, "0")}`;

/** Titles of fixes: two for each fault, so that a fault is more than its fix. */
export const fixTitle = (fix: number): string => `${fix % 2 === 0 ? "Replace" : "Clean"} thing ${Math.floor(fix / 2)}`;

/** Writes a snapshot as the warehouse would, from nothing but repairs: every model has a unit at every organisation. */
export async function madeSnapshot(folder: string, name: string, repairs: readonly MadeRepair[]): Promise<string> {
  const file = path.join(folder, name);
  const db = await openDuckDb(file, { readOnly: false });
  const run = (sql: string) => runSql(db.connection, sql);
  for (const [table, columns] of Object.entries(tables)) {
    await run(`create table ${table} (${columns.map((column) => `${column.name} ${column.type}`).join(", ")})`);
  }
  await run("create table returns (key UUID, returned_at TIMESTAMP)");
  await run("create table repeat_window as select 30 as days");
  const makers = [...new Set([1, ...repairs.map(({ maker }) => maker)])];
  for (const maker of makers) {
    await run(`insert into manufacturers values ('${uuid(1, maker)}', 'Maker ${maker}', 'maker-${maker}')`);
  }
  const models = new Map(repairs.map(({ maker, model }) => [`${maker} ${model}`, { maker, model }]));
  for (const { maker, model } of models.values()) {
    await run(
      `insert into models values ('${uuid(2, maker * 1_000 + model)}', 'Model ${model}', 'family', 'kind', 2015, '${uuid(1, maker)}', 'Maker ${maker}')`,
    );
  }
  for (const fix of new Set(repairs.map((repair) => repair.fix))) {
    await run(
      `insert into fixes values ('${uuid(3, fix)}', '${fixTitle(fix)}', '${uuid(3, fix)}', '${fixTitle(fix)}')`,
    );
  }
  const units = new Map(repairs.map((one) => [`${one.maker} ${one.model} ${one.org}`, one] as const));
  for (const { maker, model, org, region } of units.values()) {
    await run(
      `insert into equipment values ('${uuid(4, maker * 1_000_000 + model * 1_000 + org)}', '${uuid(2, maker * 1_000 + model)}', ${org}, 'region ${region}', '2025-01-01', null)`,
    );
  }
  for (let at = 0; at < repairs.length; at += 500) {
    const values = repairs.slice(at, at + 500).map(
      ({ id, maker, model, fix, region, org, day, minutes }) =>
        `('${uuid(5, id)}', 'desk', '${uuid(6, id)}', '${day} 08:00', '${day} 12:00', 'secret', 'secret', 'secret', 'secret', '${uuid(3, fix)}', 'x',
          '${uuid(4, maker * 1_000_000 + model * 1_000 + org)}', '${uuid(2, maker * 1_000 + model)}', null, null, null, 'kind', ${org}, 'region ${region}', ${minutes}, 0, 0,
          '[{"name":"part ${fix % 3}","number":"1","quantity":1}]', null, null)`,
    );
    await run(`insert into interventions values ${values.join(", ")}`);
  }
  await run(views);
  await run("checkpoint");
  db.close();
  return file;
}
