import { spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { benchDesk, writeHistory } from "./history-bench.ts";
import { median, printTable } from "./print-table.ts";

/**
 * BUDGETS A2: `fixline import interventions` of a CSV file, in a process of its own, beside a bare COPY of the same file into a table
 * without an index. Arguments: rows, rounds.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const goalSeconds = (60 * rows) / 1_000_000;
const goalMegabytes = 500;

await using bench = await benchDesk();
const { sql } = bench.desk.database;
const file = path.join(bench.home, "history.csv");
await writeHistory(file, rows);
const main = path.join(import.meta.dirname, "../src/main.ts");
const resources = `process.on("exit", () => console.error("peak " + process.resourceUsage().maxRSS))`;

async function bare(): Promise<number> {
  await sql`drop table if exists bare`;
  await sql`create table bare (id text, date date, problem text, action text, fix text, asset text, brand text, model text, category text,
    minutes int, parts text, cost numeric, customer text, region text)`;
  const began = performance.now();
  await pipeline(createReadStream(file), await sql`copy bare from stdin (format csv, header)`.writable());
  const seconds = (performance.now() - began) / 1000;
  await sql`drop table bare`;
  return seconds;
}

function ours(): { readonly seconds: number; readonly megabytes: number } {
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(resources)}`,
      main,
      "import",
      "interventions",
      file,
      "--yes",
    ],
    { env: { ...process.env, DATABASE_URL: bench.url, FIXLINE_HOME: bench.home, FIXLINE_DEMO: "0" }, encoding: "utf8" },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(stderr);
  return { seconds, megabytes: Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024 };
}

const bareSeconds: number[] = [];
const ourSeconds: number[] = [];
const megabytes: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  bareSeconds.push(await bare());
  const measured = ours();
  ourSeconds.push(measured.seconds);
  megabytes.push(measured.megabytes);
  await sql`truncate imported_interventions, import_runs`;
}
printTable(`Import of ${rows.toLocaleString("en")} rows (BUDGETS §3)`, [
  {
    name: "A2 CSV import, beside a bare COPY",
    ours: median(ourSeconds),
    baseline: median(bareSeconds),
    unit: "s",
    ratio: median(ourSeconds) / median(bareSeconds),
    goal: `≤ ${goalSeconds.toFixed(0)} s`,
    reached: () => median(ourSeconds) <= goalSeconds,
    note: `${Math.round(rows / median(ourSeconds)).toLocaleString("en")} rows/s`,
  },
  {
    name: "A2 its memory, largest",
    ours: Math.max(...megabytes),
    baseline: goalMegabytes,
    unit: "MB",
    ratio: Math.max(...megabytes) / goalMegabytes,
    goal: "≤ 1× of the budget",
    reached: (ratio) => ratio <= 1,
  },
]);
