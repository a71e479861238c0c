import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { afterEach, expect, test } from "vitest";
import { settingDefaults } from "../../src/core/domain/settings.ts";
import { makeDesk } from "../../src/core/store/work.ts";
import { testDatabase } from "../harness/database.ts";
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
