import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type autocannon from "autocannon";
import { openDatabase } from "../../src/core/store/connect.ts";
import { startEmbeddedPostgres } from "../../src/core/store/embedded/start-embedded-postgres.ts";
import { type Measured, median, printTable } from "../print-table.ts";

/**
 * BUDGETS §1 (P1–P3): our REST against a bare Fastify + postgres.js server on the same PostgreSQL in the same run, in turn, load from a
 * third process. Prints medians of the rounds and their ratios. `npm run bench -- http [seconds a round] [rounds]`.
 */
const seconds = Number(process.argv[2] ?? 3);
const rounds = Number(process.argv[3] ?? 3);
const existing = 5_000;

const quiet = { info: () => undefined, warn: console.warn, error: console.error };
const home = mkdtempSync(path.join(tmpdir(), "fixline-bench-"));
const postgres = await startEmbeddedPostgres({ home, log: quiet, systemFolder: `${home}-system` });

const fileOf = (name: string) => new URL(name, import.meta.url).pathname;
const started: ChildProcess[] = [];
async function start<T>(file: string, env: Readonly<Record<string, string>>): Promise<T> {
  const child = fork(fileOf(file), { env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  started.push(child);
  const [message] = await once(child, "message");
  return message as T;
}

const env = { BENCH_DATABASE_URL: postgres.url, BENCH_HOME: home };
const bare = await start<{ address: string }>("bare-server.ts", env);
const ours = await start<{ address: string; key: string; ticketId: string; number: number; equipmentId: string }>(
  "our-server.ts",
  env,
);
const loader = fork(fileOf("load.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
started.push(loader);

type Result = { readonly perSecond: number; readonly p99Ms: number; readonly failures: number };
async function load(url: string, connections: number, request: autocannon.Request): Promise<Result> {
  loader.send({ url, connections, seconds, requests: [request] });
  const [result] = await once(loader, "message");
  return result as Result;
}

const description = "The oven in line 2 trips the breaker when it heats. It began on Monday after cleaning.";
const json = { "content-type": "application/json" };
const withKey = { ...json, authorization: `Bearer ${ours.key}` };
const [bareRow] = await openAndRead();
const cases: readonly { name: string; goal: number; ours: autocannon.Request; bare: autocannon.Request }[] = [
  {
    name: "P1 ticket create",
    goal: 0.6,
    ours: {
      method: "POST",
      path: "/api/v1/tickets",
      headers: withKey,
      body: JSON.stringify({ description, equipmentId: ours.equipmentId, aboveLimit: true }),
    },
    bare: { method: "POST", path: "/tickets", headers: json, body: JSON.stringify({ description }) },
  },
  {
    name: "P2 message post",
    goal: 0.6,
    ours: {
      method: "POST",
      path: `/api/v1/tickets/${ours.number}/messages`,
      headers: withKey,
      body: JSON.stringify({ text: description }),
    },
    bare: {
      method: "POST",
      path: `/tickets/${bareRow.id}/messages`,
      headers: json,
      body: JSON.stringify({ text: description }),
    },
  },
  {
    name: "P3 ticket read",
    goal: 0.6,
    ours: { method: "GET", path: `/api/v1/tickets/${ours.number}`, headers: withKey },
    bare: { method: "GET", path: `/tickets/${bareRow.number}` },
  },
  {
    name: "P3 list newest 50",
    goal: 0.6,
    ours: { method: "GET", path: "/api/v1/tickets?scope=queue&status=new&limit=50", headers: withKey },
    bare: { method: "GET", path: "/tickets" },
  },
];

/** Gives the bare server as many tickets as ours has, and a row of it. */
async function openAndRead(): Promise<[{ id: string; number: string }]> {
  await using database = openDatabase(postgres.url, { maxConnections: 1 });
  await database.sql`insert into bare_tickets (id, title, description) select gen_random_uuid(), 'title', 'description' from generate_series(1, ${existing})`;
  const rows = await database.sql<
    { id: string; number: string }[]
  >`select id, number from bare_tickets order by number desc limit 1`;
  const [row] = rows;
  if (row === undefined) throw new Error("the bare server has no ticket");
  return [row];
}

const table: Measured[] = [];
for (const { name, goal, ...requests } of cases) {
  for (const connections of [10, 50]) {
    const results: { ours: Result; bare: Result }[] = [];
    for (let round = 0; round < rounds; round++) {
      results.push({
        bare: await load(bare.address, connections, requests.bare),
        ours: await load(ours.address, connections, requests.ours),
      });
    }
    const failures = results.reduce((sum, result) => sum + result.ours.failures + result.bare.failures, 0);
    table.push({
      name: `${name}, ${connections} connections`,
      ours: median(results.map((result) => result.ours.perSecond)),
      baseline: median(results.map((result) => result.bare.perSecond)),
      unit: "requests/s",
      ratio: median(results.map((result) => result.ours.perSecond / result.bare.perSecond)),
      goal: `≥ ${goal}`,
      reached: (ratio) => ratio >= goal && failures === 0,
      note: `p99 ${median(results.map((r) => r.ours.p99Ms))} / ${median(results.map((r) => r.bare.p99Ms))} ms${failures > 0 ? `, ${failures} failures` : ""}`,
    });
  }
}
printTable("HTTP and store (BUDGETS §1)", table);

for (const child of started) child.kill();
await Promise.all(
  started.map((child) => (child.exitCode === null && child.signalCode === null ? once(child, "exit") : null)),
);
await postgres.stop();
for (const folder of [home, `${home}-system`]) rmSync(folder, { recursive: true, force: true });
