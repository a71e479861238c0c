import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { afterEach, expect, test } from "vitest";
import { settingDefaults } from "../../src/core/domain/settings.ts";
import { type Database, openDatabase } from "../../src/core/store/connect.ts";
import { settleLocation } from "../../src/core/store/embedded/location.ts";
import { findEmbeddedPostgres } from "../../src/core/store/embedded/start-embedded-postgres.ts";
import { makeDesk } from "../../src/core/store/work.ts";
import { testDatabase } from "../harness/database.ts";
import { until } from "../harness/until.ts";
import { checkDesk, settled } from "./check-desk.ts";
import { crashRun, playWhileDying } from "./crash-run.ts";
import { deskProcess } from "./desk-process.ts";
import { playStory } from "./play-story.ts";
import { shapeOf } from "./story-shape.ts";

/** Seeds that failed are run again with FIXLINE_CRASH_SEEDS=3,17. */
const seeds = (process.env.FIXLINE_CRASH_SEEDS ?? Array.from({ length: 20 }, (_, at) => at + 1).join(","))
  .split(",")
  .map(Number);

const homes: string[] = [];
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

test("kill -9 at random points, twenty times: nothing acknowledged is lost, nothing is there or shown twice", async () => {
  await using db = await testDatabase();
  const home = mkdtempSync(path.join(tmpdir(), "fixline-crash-"));
  homes.push(home);
  await using server = deskProcess({ FIXLINE_HOME: home, DATABASE_URL: db.url });
  const desk = makeDesk({
    database: db.database,
    clock: () => new Date(),
    newId: () => v7(),
    settings: async () => settingDefaults,
    wake: () => undefined,
  });
  await server.start();
  const run = await crashRun(desk, server);
  const [first] = run.casts;
  if (first === undefined) throw new Error("nobody plays");
  const calm = await playStory(first, "calm");
  await settled(db.sql);
  const reference = await shapeOf(db.sql, calm);
  expect(reference.ticket).toEqual(["closed | null | true | 2 | signed | 30 | 1 | 2 | 5 | 0"]);

  const { stories, deaths } = await playWhileDying(server, run, seeds, async (dying, random) => {
    await dying.kill();
    if (random() > 0.3) {
      await dying.start();
      return "killed";
    }
    // It dies again while it takes up what the dead one left.
    const starting = dying.start();
    const ms = Math.round(random() * 2_500);
    await sleep(ms);
    await dying.kill();
    await starting.catch(() => undefined);
    await dying.start();
    return `killed, and again ${ms} ms into the next start`;
  });
  console.info(`${stories.length} stories over ${deaths.length} deaths\n${deaths.join("\n")}`);
  expect(deaths).toHaveLength(seeds.length);
  await checkDesk(db.sql, [calm, ...stories], reference);
  expect(await server.stop()).toBe(0);
}, 600_000);

test("the embedded database dies too: alone, with the desk, or is left an orphan", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "fixline-crash-"));
  // Run by root, the server is another user, who must be able to walk in.
  chmodSync(home, 0o711);
  homes.push(home);
  const pidFile = () => path.join(settleLocation(home).cluster, "postmaster.pid");
  /** Null while one server has ended and the next has not begun. */
  const postmaster = (): number | null => {
    try {
      return Number.parseInt(readFileSync(pidFile(), "utf8"), 10) || null;
    } catch {
      return null;
    }
  };
  const killPostmaster = (signal: "SIGKILL" | "SIGQUIT") => {
    const pid = postmaster();
    if (pid !== null) process.kill(pid, signal);
    return pid;
  };
  // Whatever fails below, no database is left running: the desk goes first, then what it left.
  using _left = {
    [Symbol.dispose]: () => void killPostmaster("SIGQUIT"),
  };
  await using server = deskProcess({ FIXLINE_HOME: home });
  await server.start();
  await using database = openEmbedded(home);
  const desk = makeDesk({
    database,
    clock: () => new Date(),
    newId: () => v7(),
    settings: async () => settingDefaults,
    wake: () => undefined,
  });
  const run = await crashRun(desk, server);
  const [first] = run.casts;
  if (first === undefined) throw new Error("nobody plays");
  const calm = await playStory(first, "calm");
  await settled(database.sql);
  const reference = await shapeOf(database.sql, calm);

  const embeddedSeeds = seeds.slice(0, 6);
  const { stories, deaths } = await playWhileDying(server, run, embeddedSeeds, async (dying, random) => {
    const how = Math.floor(random() * 3);
    if (how === 0) {
      const pid = killPostmaster("SIGKILL");
      const isReady = async () => (await fetch(`${await dying.address()}/health/ready`)).ok;
      await until("the database is back", async () => ![null, pid].includes(postmaster()) && (await isReady()), {
        everyMs: 50,
      });
      return "the database alone was killed";
    }
    await dying.kill();
    if (how === 1) killPostmaster("SIGKILL");
    await dying.start();
    return how === 1 ? "desk and database were killed" : "the desk was killed, the database orphaned";
  });
  console.info(`${stories.length} stories over ${deaths.length} deaths\n${deaths.join("\n")}`);
  expect(deaths).toHaveLength(embeddedSeeds.length);
  // Another start of the desk may have found another port.
  await using after = openEmbedded(home);
  await checkDesk(after.sql, [calm, ...stories], reference);
  expect(await server.stop()).toBe(0);
}, 300_000);

function openEmbedded(home: string): Database {
  const url = findEmbeddedPostgres(home);
  if (url === undefined) throw new Error("no embedded database runs");
  return openDatabase(url, { applicationName: "fixline crash test" });
}
