import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 } from "uuid";
import { settingDefaults } from "../src/core/domain/settings.ts";
import { openDatabase } from "../src/core/store/connect.ts";
import { startEmbeddedPostgres } from "../src/core/store/embedded/start-embedded-postgres.ts";
import { migrate } from "../src/core/store/migrate.ts";
import { makeDesk } from "../src/core/store/work.ts";
import { byProposal, byTurns, type MakeDispatch } from "./dispatch/dispatch-ways.ts";
import { type Faults, type Figures, faultsOf, figuresOf } from "./dispatch/judge-month.ts";
import { runMonth } from "./dispatch/run-month.ts";
import { makeTown } from "./dispatch/town.ts";

/**
 * A month of a town: technicians, tickets, days (20, 2,000, 31), by a fake clock and through the desk's own use cases, once by its proposals
 * and once in turns. Prints what each month was like side by side and what must never happen: nobody booked twice, nobody paged off
 * shift. Fails where something of that happened, or the proposals do not beat the turns on travel and on breaches. On an embedded PostgreSQL
 * without durability. Arguments: tickets, technicians, days, seed.
 */
const [tickets = 2_000, technicians = 20, days = 31, seed = 7] = process.argv.slice(2).map(Number);
const nothing = (): void => undefined;
const log = { info: nothing, warn: console.warn, error: console.error };
const home = mkdtempSync(path.join(tmpdir(), "fixline-bench-"));
const town = makeTown({ tickets, technicians, days, seed });

type Lived = { readonly figures: Figures; readonly faults: Faults; readonly seconds: number };

/** A month takes minutes: whoever waits for it sees the days go by. */
function tellDays(name: string): (at: Date) => void {
  let told = 0;
  return (at) => {
    const day = Math.floor((at.getTime() - town.from.getTime()) / 86_400_000);
    if (day <= told || day >= days) return;
    told = day;
    process.stderr.write(`${name}: day ${day} of ${days}\n`);
  };
}

async function live(url: string, way: MakeDispatch): Promise<Lived> {
  const began = performance.now();
  await migrate(url);
  await using database = openDatabase(url, { maxConnections: 4 });
  const clock = { now: town.from };
  const desk = makeDesk({
    database,
    clock: () => clock.now,
    newId: () => v7(),
    settings: async () => ({ ...settingDefaults, openTicketsPerPerson: 1_000_000 }),
    wake: nothing,
  });
  const month = await runMonth(desk, clock, town, way, tellDays(way.isByTeam ? "proposal" : "in turns"));
  const [figures, faults] = [await figuresOf(desk, town, month), await faultsOf(desk, month)];
  return { figures, faults, seconds: (performance.now() - began) / 1000 };
}

const embedded = await startEmbeddedPostgres({ home, log, systemFolder: `${home}-system`, durable: false });
try {
  const urls = ["by_proposal", "by_turns"].map((name) => {
    const url = new URL(embedded.url);
    url.pathname = `/${name}`;
    return { name, url: url.href };
  });
  await using server = openDatabase(embedded.url, { maxConnections: 1 });
  for (const { name } of urls) await server.sql.unsafe(`create database ${name}`);
  const [ours, turns] = await Promise.all([live(urls[0]?.url ?? "", byProposal), live(urls[1]?.url ?? "", byTurns)]);
  print(ours, turns);
} finally {
  await embedded.stop();
  for (const folder of [home, `${home}-system`]) rmSync(folder, { recursive: true, force: true });
}

function print(ours: Lived, turns: Lived): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const whole = (value: number) => Math.round(value).toLocaleString("en");
  const lines: readonly (readonly [string, (one: Lived) => string])[] = [
    ["jobs done", ({ figures }) => whole(figures.jobs)],
    ["answers in time", ({ figures }) => percent(figures.keptAnswers)],
    ["mended in time", ({ figures }) => percent(figures.keptMends)],
    ["promises broken", ({ figures }) => whole(figures.breaches)],
    ["travel, hours", ({ figures }) => whole(figures.travelHours)],
    ["travel, kilometres", ({ figures }) => whole(figures.kilometres)],
    ["report to first hand, middle", ({ figures }) => `${whole(figures.waitMedian)} min`],
    ["… exceeded by one in ten", ({ figures }) => `${whole(figures.waitTenth)} min`],
    ["changed hands", ({ figures }) => whole(figures.handedOver)],
    [
      "hours of the busiest / idlest",
      ({ figures }) => `${whole(figures.busiestHours)} / ${whole(figures.idlestHours)}`,
    ],
    ["booked twice, paged off shift", ({ faults }) => whole(faults.length)],
    ["took, seconds", ({ seconds }) => whole(seconds)],
  ];
  console.log(`\n${whole(tickets)} tickets, ${technicians} technicians, ${days} days, seed ${seed}\n`);
  console.log(`${"".padEnd(32)}${"proposal".padStart(14)}${"in turns".padStart(14)}`);
  for (const [name, show] of lines)
    console.log(`${name.padEnd(32)}${show(ours).padStart(14)}${show(turns).padStart(14)}`);
  for (const fault of [...ours.faults, ...turns.faults].slice(0, 20)) console.log(fault);
  const beats = ours.figures.travelHours < turns.figures.travelHours && ours.figures.breaches < turns.figures.breaches;
  console.log(
    beats ? "\nThe proposals beat the turns on travel and on breaches." : "\nThe proposals do NOT beat the turns.",
  );
  if (!beats || ours.faults.length + turns.faults.length > 0) process.exitCode = 1;
}
