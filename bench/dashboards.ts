import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import type { Built } from "../dashboards/build.ts";
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
import { addRepairs, makeSnapshot } from "./dashboards/make-snapshot.ts";
import { type Measured, median, printTable } from "./print-table.ts";

/**
 * BUDGETS A3: each query of a page at a million repairs, beside the same SQL on a bare DuckDB connection. BUDGETS B1: a site of 200
 * manufacturers and 5,000 models. Arguments: repairs, makers, models, rounds; `--no-site` leaves the site out.
 */
const given = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [count = 1_000_000, makers = 200, models = 5_000, rounds = 12] = given.map(Number);
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
    const askOurs = async (): Promise<unknown> => session.ask<unknown>(metric, values);
    const askBare = async (): Promise<unknown> => (await session.connection.run(metric.sql, values)).getRowObjectsJS();
    // Both once before anything counts; then by turns, since whichever comes second finds warm caches.
    await askOurs();
    await askBare();
    // What takes a few milliseconds is asked more often: the machine may be doing something else.
    let spent = 0;
    for (let round = 0; round < rounds || (round < 20 * rounds && spent < 1_000); round += 1) {
      const turns = [
        { ask: askOurs, into: ours },
        { ask: askBare, into: bare },
      ];
      for (const { ask, into } of round % 2 === 0 ? turns : turns.reverse()) {
        const start = performance.now();
        await ask();
        into.push(performance.now() - start);
        spent += into.at(-1) ?? 0;
      }
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

/** The whole site three times: from nothing, again with nothing changed, and with new repairs at one maker. */
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
  const look = () => {
    memory = Math.max(memory, process.memoryUsage.rss());
  };
  const watch = setInterval(look, 200);
  const build = async (name: string, limit: number, note: (built: Built) => string): Promise<Measured> => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const built = await buildSite(order, look);
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const [load = 0] = loadavg();
    const used = `${((user + system) / 1e6).toFixed(0)} s of processor, load ${load.toFixed(1)}`;
    return budget(name, seconds, limit, "s", `${note(built)}; ${used}`);
  };
  const first = await build("B1 site from nothing", 600, ({ drawn }) => `${drawn} pages`);
  const again = await build("B1 site again", first.ours, ({ kept }) => `${kept} of ${makers} makers kept`);
  await addRepairs(made, 50);
  const changed = await build(
    "B1 site, one maker changed",
    first.ours,
    ({ kept, drawn }) => `${kept} of ${makers} makers kept, ${drawn} pages drawn`,
  );
  clearInterval(watch);
  return [first, again, changed, budget("B1 memory", memory / 1e6, 1_000, "MB", "")];
}

function budget(name: string, ours: number, limit: number, unit: string, note: string): Measured {
  return {
    name,
    ours,
    baseline: limit,
    unit,
    ratio: ours / limit,
    goal: "≤ 1× of the budget",
    reached: (ratio) => ratio <= 1,
    note,
  };
}
