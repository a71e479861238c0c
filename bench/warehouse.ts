import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { guessMapping } from "../src/analytics/import/guess-mapping.ts";
import { openSource } from "../src/analytics/import/open-source.ts";
import { openDuckDb } from "../src/analytics/warehouse/open-duckdb.ts";
import { openWarehouse } from "../src/analytics/warehouse/warehouse.ts";
import { feedQuery, feeds, tables } from "../src/analytics/warehouse/warehouse-tables.ts";
import { importFile } from "../src/cli/import/import-file.ts";
import { rejectedFile } from "../src/cli/import/rejected-file.ts";
import { reportingSource } from "../src/core/store/reporting-source.ts";
import { benchDesk, writeHistory } from "./history-bench.ts";
import { median, printTable } from "./print-table.ts";

/**
 * BUDGETS A2: the first snapshot of an imported history beside a bare COPY of the same view to CSV and `read_csv` of that, and
 * increments of 1,000 changed rows. Arguments: rows, rounds.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const goalIncrementMs = 200;

await using bench = await benchDesk();
const { sql } = bench.desk.database;
const source = reportingSource(bench.desk.database);
const file = path.join(bench.home, "history.csv");
await writeHistory(file, rows);
const history = await openSource(file);
await importFile(bench.desk, history, {
  mapping: guessMapping(history.columns, []),
  mappingSha256: "",
  setName: "bench",
  rejected: (goesOn) => rejectedFile(path.join(bench.home, "rejected.csv"), history.columns, goesOn),
  progress: { show: () => undefined, clear: () => undefined },
  stop: new AbortController().signal,
});
await sql`vacuum analyze imported_interventions`;

/** Rows a second of COPY to a file and read_csv of it into a new database, with the columns of our own table. */
async function bare(): Promise<number> {
  const feed = feeds.find(({ view }) => view === "reporting.imported_interventions");
  if (feed === undefined) throw new Error("the view has another name now");
  const types = new Map((tables.interventions ?? []).map(({ name, type }) => [name, type]));
  const columns = Object.keys(feed.select).map((name) => `'${name}': '${types.get(name)}'`);
  const [csv, target] = [path.join(bench.home, "bare.csv"), path.join(bench.home, "bare.duckdb")];
  const began = performance.now();
  await source.at(async (moment) => pipeline(await moment.copy(feedQuery(feed, null)), createWriteStream(csv)));
  const db = await openDuckDb(target, { readOnly: false, readsFiles: true });
  await db.connection.run(
    `create table bare as select * from read_csv('${csv}', columns = {${columns.join(", ")}}, header = false, nullstr = '')`,
  );
  db.close();
  const seconds = (performance.now() - began) / 1000;
  await Promise.all([csv, target].map((one) => rm(one)));
  return rows / seconds;
}

const warehouse = openWarehouse({ home: bench.home, source, clock: bench.desk.clock });
const baseline: number[] = [];
const firstLoad: number[] = [];
const increments: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  baseline.push(await bare());
  const began = performance.now();
  await warehouse.refresh({ full: true });
  firstLoad.push((rows * 1000) / (performance.now() - began));
  for (let step = 0; step < 3; step += 1) {
    const part = Math.max(1, Math.floor(rows / 1_000));
    await sql`update imported_interventions set problem = problem || '.', txid = pg_current_xact_id()::text::bigint
      where line % ${part} = ${(round * 3 + step) % part}`;
    const start = performance.now();
    const done = await warehouse.refresh();
    if (done.kind !== "increment") throw new Error(`not an increment but ${done.kind}`);
    increments.push(performance.now() - start);
  }
}
printTable(`Warehouse over ${rows.toLocaleString("en")} interventions (BUDGETS §3)`, [
  {
    name: "A2 first load, beside COPY + read_csv",
    ours: median(firstLoad),
    baseline: median(baseline),
    unit: "rows/s",
    ratio: median(firstLoad) / median(baseline),
    goal: "≥ 0.7×",
    reached: (ratio) => ratio >= 0.7,
  },
  {
    name: "A2 increment of 1,000 rows",
    ours: median(increments),
    baseline: goalIncrementMs,
    unit: "ms",
    ratio: median(increments) / goalIncrementMs,
    goal: "≤ 1× of the budget",
    reached: (ratio) => ratio <= 1,
  },
]);
