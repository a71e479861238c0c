import { rmSync } from "node:fs";
import path from "node:path";
import { buildSite } from "../dashboards/build-site.ts";
import { ages } from "../src/analytics/metrics/ages.ts";
import { deskModels } from "../src/analytics/metrics/desk-models.ts";
import { durations } from "../src/analytics/metrics/durations.ts";
import { exposure } from "../src/analytics/metrics/exposure.ts";
import { makerBins } from "../src/analytics/metrics/maker-bins.ts";
import { members } from "../src/analytics/metrics/members.ts";
import { openMetricSession } from "../src/analytics/metrics/metric-session.ts";
import { parts } from "../src/analytics/metrics/parts.ts";
import { prepareCells } from "../src/analytics/metrics/prepare-cells.ts";
import { repairs } from "../src/analytics/metrics/repairs.ts";
import { returns } from "../src/analytics/metrics/returns.ts";
import { makeSnapshot } from "./dashboards/make-snapshot.ts";
import { type Measured, median, printTable } from "./print-table.ts";

/**
 * BUDGETS A3: each query of a page at a million repairs, beside the same SQL on a bare DuckDB connection. BUDGETS B1: a site of 200
 * manufacturers and 5,000 models. Arguments: repairs, makers, models, rounds; `--no-site` leaves the site out.
 */
const given = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [count = 1_000_000, makers = 200, models = 5_000, rounds = 3] = given.map(Number);
const k = 3;

const made = await makeSnapshot({ repairs: count, makers, models });
try {
  const book = path.join(made.folder, "queries.duckdb");
  const session = await openMetricSession({ snapshot: made.file, book, temporaryFolder: path.join(made.folder, "t") });
  const began = performance.now();
  await prepareCells(session, { k, builtAt: made.builtAt });
  const prepared = (performance.now() - began) / 1000;
  const lines: Measured[] = [];
  let together = 0;
  for (const metric of [makerBins, members, repairs, returns, durations, parts, exposure, ages, deskModels]) {
    const values = { ...(metric.sql.includes("$k") ? { k } : {}), maker: made.maker };
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      let start = performance.now();
      await session.ask<unknown>(metric, values);
      ours.push(performance.now() - start);
      start = performance.now();
      await (await session.connection.run(metric.sql, values)).getRowObjectsJS();
      bare.push(performance.now() - start);
    }
    together += median(ours);
    lines.push({
      name: `A3 ${metric.name}`,
      ours: median(ours),
      baseline: median(bare),
      unit: "ms",
      ratio: median(ours) / median(bare),
      goal: "≤ 1.3×",
      reached: (ratio) => ratio <= 1.3,
    });
  }
  session.close();
  lines.push({
    name: "B1 all queries of a page",
    ours: together / 1000,
    baseline: 5,
    unit: "s",
    ratio: together / 5_000,
    goal: "≤ 1× of the budget",
    reached: (ratio) => ratio <= 1,
    note: `cells for all pages made in ${prepared.toFixed(1)} s`,
  });
  if (!process.argv.includes("--no-site")) lines.push(...(await site()));
  printTable(
    `Dashboards over ${count.toLocaleString("en")} repairs, ${makers} makers, ${models} models (BUDGETS §3, §4)`,
    lines,
  );
} finally {
  rmSync(made.folder, { recursive: true, force: true });
}

/** The whole site twice: from nothing, and again with nothing changed. */
async function site(): Promise<Measured[]> {
  const order = {
    snapshot: { file: made.file, number: 1, builtAt: made.builtAt.toISOString() },
    book: path.join(made.folder, "book"),
    out: path.join(made.folder, "site"),
    deskName: "Bench",
    demo: false,
    k,
  };
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss());
  }, 200);
  const times: number[] = [];
  let kept = 0;
  for (const _ of ["first", "again"]) {
    const start = performance.now();
    const said = () => {
      memory = Math.max(memory, process.memoryUsage.rss());
    };
    kept = (await buildSite(order, said)).kept;
    times.push((performance.now() - start) / 1000);
  }
  clearInterval(watch);
  const [first = 0, again = 0] = times;
  const budget = (name: string, ours: number, limit: number, unit: string, note = ""): Measured => ({
    name,
    ours,
    baseline: limit,
    unit,
    ratio: ours / limit,
    goal: "≤ 1× of the budget",
    reached: (ratio) => ratio <= 1,
    note,
  });
  return [
    budget("B1 site from nothing", first, 600, "s"),
    budget("B1 site again", again, first, "s", `${kept} of ${makers} makers kept`),
    budget("B1 memory", memory / 1e6, 1_000, "MB"),
  ];
}
