import { v7 } from "uuid";
import { expect, test } from "vitest";
import { startElected } from "../../src/core/delivery/elected.ts";
import { startTimers, type TimerRuns } from "../../src/core/delivery/timers.ts";
import { upkeepJobs } from "../../src/core/delivery/upkeep.ts";
import { testDesk } from "../harness/desk.ts";
import { silentLog } from "../harness/silent-log.ts";

type World = Awaited<ReturnType<typeof testDesk>>;

const addTimer = (world: World, kind: string, inMinutes: number) => world.db.sql`
  insert into timers (id, kind, subject_id, due_at, created_at)
  values (${v7()}, ${kind}, ${v7()}, ${new Date(world.clock.now.getTime() + inMinutes * 60_000)}, now())`;

const timersOf = (world: World, run: TimerRuns) =>
  startTimers({ desk: world.desk, run, log: silentLog, random: () => 1, pollMs: 3_600_000 });

test("a timer runs when it is due, once, in order, and is gone with what it did", async () => {
  await using world = await testDesk();
  const ran: string[] = [];
  const run: TimerRuns = { a: async () => void ran.push("a"), b: async () => void ran.push("b") };
  const timers = timersOf(world, run);
  await addTimer(world, "b", 10);
  await addTimer(world, "a", 5);
  expect(await timers.runDue()).toBe(0);
  world.clock.forward(7);
  expect(await timers.runDue()).toBe(1);
  world.clock.forward(60);
  expect(await timers.runDue()).toBe(1);
  expect(ran).toEqual(["a", "b"]);
  expect(await world.db.sql`select from timers`).toHaveLength(0);
  await timers.stop();
});

test("several processes run each timer once", async () => {
  await using world = await testDesk();
  const ran: string[] = [];
  const run: TimerRuns = {
    async a(work, timer) {
      await work.sql`select pg_sleep(0.002)`;
      ran.push(timer.id);
    },
  };
  for (let at = 0; at < 30; at += 1) await addTimer(world, "a", 0);
  const replicas = [timersOf(world, run), timersOf(world, run), timersOf(world, run)];
  await Promise.all(replicas.map((timers) => timers.runDue()));
  expect(ran.length).toBe(30);
  expect(new Set(ran).size).toBe(30);
  for (const timers of replicas) await timers.stop();
});

test("a timer that fails is undone, waits, and runs again; others are not held up", async () => {
  await using world = await testDesk();
  await world.db.sql`create table effects (words text)`;
  let fails = true;
  const timers = timersOf(world, {
    async bad(work) {
      await work.sql`insert into effects values ('bad')`;
      if (fails) throw new Error("boom");
    },
    good: async (work) => void (await work.sql`insert into effects values ('good')`),
  });
  await addTimer(world, "bad", 0);
  await addTimer(world, "good", 0);
  await timers.runDue();
  expect(await world.db.sql`select words from effects`).toEqual([{ words: "good" }]);
  fails = false;
  expect(await timers.runDue()).toBe(0);
  world.clock.forward(2);
  expect(await timers.runDue()).toBe(1);
  expect(await world.db.sql`select words from effects`).toEqual([{ words: "good" }, { words: "bad" }]);
  await timers.stop();
});

test("a kind that this process does not know is left for one that does", async () => {
  await using world = await testDesk();
  const timers = timersOf(world, { a: async () => undefined });
  await addTimer(world, "unknown", 0);
  expect(await timers.runDue()).toBe(0);
  expect(await world.db.sql`select from timers`).toHaveLength(1);
  await timers.stop();
});

test("of several replicas one runs each fire, and a fire once", async () => {
  await using world = await testDesk();
  const ran: number[] = [];
  const job = (replica: number) => ({ name: "nightly", cron: "0 0 1 1 *", run: async () => void ran.push(replica) });
  const replicas = [1, 2, 3].map((replica) => startElected({ desk: world.desk, jobs: [job(replica)], log: silentLog }));
  const at = new Date("2026-03-02T03:00:00Z");
  const results = await Promise.all(replicas.map((replica) => replica.fire("nightly", at)));
  expect(results.filter(Boolean)).toHaveLength(1);
  expect(ran).toHaveLength(1);
  expect(await replicas[0]?.fire("nightly", new Date("2026-03-01T03:00:00Z"))).toBe(false);
  expect(await replicas[1]?.fire("nightly", new Date("2026-03-03T03:00:00Z"))).toBe(true);
  for (const replica of replicas) await replica.stop();
});

test("upkeep makes the partitions ahead, and prunes what is old enough", async () => {
  await using world = await testDesk();
  const { sql } = world.db;
  const ago = (days: number) => new Date(world.clock.now.getTime() - days * 86_400_000);
  const place = v7();
  await sql`insert into places (id, kind, platform, channel, state, created_at) values (${place}, 'direct', 'p', 'c', 'open', now())`;
  for (const [days, state] of [
    [91, "sent"],
    [91, "failed"],
    [89, "sent"],
  ] as const) {
    await sql`
      insert into deliveries (id, place_id, seq, kind, notice, state, next_attempt_at, created_at)
      values (${v7()}, ${place}, 1, 'notice', ${`${days} ${state}`}, ${state}, now(), ${ago(days)})`;
  }
  for (const days of [31, 29]) {
    await sql`
      insert into inbox (platform, event_id, lane, interaction, state, received_at, done_at)
      values ('p', ${`${days}`}, 'l', '{"words":"x"}', 'done', ${ago(days)}, ${ago(days)})`;
  }
  for (const job of upkeepJobs(world.desk, silentLog)) await job.run();
  expect(
    await sql`select to_regclass('events_2026_03') is not null and to_regclass('events_2026_05') is not null as made`,
  ).toEqual([{ made: true }]);
  expect((await sql`select notice from deliveries order by notice`).map(({ notice }) => notice)).toEqual([
    "89 sent",
    "91 failed",
  ]);
  expect(await sql`select event_id, interaction from inbox order by event_id`).toEqual([
    { event_id: "29", interaction: { words: "x" } },
    { event_id: "31", interaction: {} },
  ]);
});
