import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWarehouse } from "../../src/analytics/warehouse/warehouse.ts";
import { reportingSource } from "../../src/core/store/reporting-source.ts";
import { type TestDatabase, testDatabase } from "../harness/database.ts";
import { until } from "../harness/until.ts";
import { runFixline, startFixline } from "./run-fixline.ts";

const rows = 40_000;
let db: TestDatabase;
let home: string;
let file: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  db = await testDatabase();
  home = mkdtempSync(path.join(tmpdir(), "fixline-killed-"));
  env = { DATABASE_URL: db.url, FIXLINE_HOME: home };
  file = path.join(home, "old.csv");
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `${at},2024-0${1 + (at % 9)}-11,"fault ${at}, again",replaced part ${at % 50},Replace part ${at % 50},U${at % 300}`,
  );
  writeFileSync(file, `id,date,problem,action,fix,asset\n${lines.join("\n")}\n`);
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  rmSync(home, { recursive: true, force: true });
});

async function stored(): Promise<number> {
  const [row] = await db.sql<{ n: number }[]>`select count(*)::int as n from imported_interventions`;
  return row?.n ?? 0;
}

test("an import that is killed, killed again and interrupted goes on where it was, and each row is there once", async () => {
  for (const signal of ["SIGKILL", "SIGKILL", "SIGINT"] as const) {
    const before = await stored();
    const running = startFixline(["import", "interventions", file, "--yes"], env);
    await until("some of the rows are stored", async () => (await stored()) > before);
    running.process.kill(signal);
    const { status, err } = await running.ended;
    expect(await stored()).toBeLessThan(rows);
    if (signal === "SIGINT") {
      expect(status).toBe(1);
      expect(err).toContain("Run the same command again");
    }
  }
  const [run] = await db.sql<{ records: number }[]>`select records from import_runs`;
  expect(run?.records).toBe(await stored());
  const last = await runFixline(["import", "interventions", file, "--yes", "--json"], env);
  expect(last.status, last.err).toBe(0);
  expect(JSON.parse(last.out)).toMatchObject({ end: "finished", records: rows, stored: rows, refused: 0, repeated: 0 });
  expect(await stored()).toBe(rows);
  // A second reading of the same file, and a file with the same rows, add nothing.
  expect((await runFixline(["import", "interventions", file, "--yes"], env)).status).toBe(0);
  writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
  const again = await runFixline(["import", "interventions", file, "--yes", "--json"], env);
  expect(JSON.parse(again.out)).toMatchObject({ stored: 0, corrected: 0, already: rows });
}, 120_000);

test("a refresh that is killed leaves the old snapshot; the next one sweeps and publishes", async () => {
  const warehouse = openWarehouse({ home, source: reportingSource(db.database), clock: () => new Date() });
  await warehouse.refresh();
  const folder = path.join(home, "warehouse");
  const builds = () => readdirSync(folder).filter((name) => name.startsWith("build-"));
  const before = await warehouse.open();
  for (const wait of ["build", "csv", "duckdb"] as const) {
    const running = startFixline(["analytics", "refresh", "--full"], env);
    await until(`the build has begun (${wait})`, () =>
      builds().some(
        (build) => wait === "build" || readdirSync(path.join(folder, build)).some((name) => name.endsWith(wait)),
      ),
    );
    running.process.kill("SIGKILL");
    await once(running.process, "exit");
    expect(builds()).toHaveLength(1);
    using reader = await warehouse.open();
    expect(reader?.manifest).toEqual(before?.manifest);
    const [{ n } = { n: 0 }] =
      (await reader?.query({
        name: "n",
        sql: "select count(*)::int as n from repairs",
        parse: (row) => ({ n: Number(row.n) }),
      })) ?? [];
    expect(n).toBe(rows);
  }
  before?.close();
  const done = await runFixline(["analytics", "refresh", "--full", "--json"], env);
  expect(JSON.parse(done.out)).toMatchObject({ kind: "full", manifest: { number: 2, rows: { interventions: rows } } });
  expect(builds()).toEqual([]);
}, 120_000);

test("a disk that fills while a snapshot is built leaves the old one, and says so", async () => {
  const folder = path.join(home, "warehouse");
  const before = readFileSync(path.join(folder, "manifest.json"), "utf8");
  // No file may grow beyond 300 kB: to the process that is what a full disk is like.
  const { status, err } = await startFixline(["analytics", "refresh", "--full"], env, "ulimit -f 600").ended;
  expect(status).toBe(1);
  expect(err).toMatch(/^The snapshot could not be written: .*The one before it stays\./m);
  expect(readFileSync(path.join(folder, "manifest.json"), "utf8")).toBe(before);
  await db.sql`update imported_interventions set problem = problem || '.', txid = pg_current_xact_id()::text::bigint
    where line % 4 = 0`;
  const increment = await startFixline(["analytics", "refresh"], env, "ulimit -f 600").ended;
  expect(increment.status).toBe(1);
  expect(increment.err).toMatch(/^The snapshot could not be written: .*The one before it stays\./m);
  expect(readFileSync(path.join(folder, "manifest.json"), "utf8")).toBe(before);
  const done = await runFixline(["analytics", "refresh", "--json"], env);
  expect(JSON.parse(done.out)).toMatchObject({ kind: "increment", changes: rows / 4 });
}, 60_000);

test("two builders at once: one builds, the other leaves it to that; one that rests holds nobody up", async () => {
  const warehouse = openWarehouse({ home, source: reportingSource(db.database), clock: () => new Date() });
  await db.sql`update imported_interventions set problem = problem || '.', txid = pg_current_xact_id()::text::bigint
    where line % 400 = 0`;
  expect((await warehouse.refresh()).kind).toBe("increment");
  const both = await Promise.all([1, 2].map(() => runFixline(["analytics", "refresh", "--full", "--json"], env)));
  const kinds = both.map(({ out }) => (JSON.parse(out) as { kind: string }).kind);
  expect(kinds).toContain("full");
  expect(kinds.every((kind) => kind === "full" || kind === "busy")).toBe(true);
}, 60_000);
