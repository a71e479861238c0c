import type postgres from "postgres";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { openEventFeed } from "../../src/core/delivery/event-feed.ts";
import { readEventsAfter } from "../../src/core/store/event-feed.ts";
import { openWakes } from "../../src/core/store/wakes.ts";
import { testDatabase } from "../harness/database.ts";
import { silentLog } from "../harness/silent-log.ts";
import { eventually } from "./delivery-world.ts";

async function feedWorld() {
  const db = await testDatabase();
  const wakes = await openWakes(db.database);
  const feed = openEventFeed({ desk: { database: db.database }, wakes, log: silentLog, pollMs: 50 });
  return {
    db,
    wakes,
    feed,
    emit: (sql: postgres.ISql, kind: string) => sql`
      insert into events (id, subject_id, kind, at) values (${v7()}, ${v7()}, ${kind}, now())`,
    async [Symbol.asyncDispose]() {
      await feed.stop();
      await wakes.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

test("a transaction that began first and commits last is not skipped", async () => {
  await using world = await feedWorld();
  const seen: string[] = [];
  world.feed.subscribe(
    { txid: "0", id: "00000000-0000-0000-0000-000000000000" },
    (events) => void seen.push(...events.map(({ kind }) => kind)),
  );
  let commit: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let wrote: () => void = () => undefined;
  const writing = new Promise<void>((resolve) => {
    wrote = resolve;
  });
  const early = world.db.sql.begin(async (tx) => {
    await world.emit(tx, "early");
    wrote();
    await gate;
  });
  await writing;
  await world.emit(world.db.sql, "late");
  world.wakes.wake("events");
  // The later one is committed and can be read, but is held back for the earlier one.
  const page = await readEventsAfter(world.db.sql, { txid: "0", id: "00000000-0000-0000-0000-000000000000" }, 10);
  expect(page).toEqual({ events: [], heldBack: true });
  expect(seen).toEqual([]);
  commit();
  await early;
  await eventually(
    () => seen,
    (now) => now.length === 2,
  );
  expect(seen).toEqual(["early", "late"]);
});

test("now begins with what comes next; a cursor resumes where it was", async () => {
  await using world = await feedWorld();
  await world.emit(world.db.sql, "before");
  const seen: { kind: string; cursor: { txid: string; id: string } }[] = [];
  const subscription = world.feed.subscribe("now", (events) => void seen.push(...events));
  await subscription.started;
  for (const kind of ["one", "two", "three"]) {
    await world.emit(world.db.sql, kind);
    world.wakes.wake("events");
  }
  // What was committed just before is given too while an older transaction runs, here of another database of the server.
  const after = () => seen.map(({ kind }) => kind).filter((kind) => kind !== "before");
  await eventually(after, (now) => now.length === 3);
  expect(after()).toEqual(["one", "two", "three"]);
  subscription.end();
  await world.emit(world.db.sql, "four");
  const resumed: string[] = [];
  const from = seen.find(({ kind }) => kind === "two")?.cursor;
  world.feed.subscribe(from ?? "now", (events) => void resumed.push(...events.map(({ kind }) => kind)));
  await eventually(
    () => resumed,
    (now) => now.length === 2,
  );
  expect(resumed).toEqual(["three", "four"]);
});

test("many writers at once: each event once, in one order for everybody", async () => {
  await using world = await feedWorld();
  const start = { txid: "0", id: "00000000-0000-0000-0000-000000000000" };
  const seen: string[][] = [[], []];
  for (const mine of seen) world.feed.subscribe(start, (events) => void mine.push(...events.map(({ id }) => id)));
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let at = 0; at < 20; at += 1) {
        await world.db.sql.begin(async (tx) => {
          await world.emit(tx, `${writer}`);
          if (at % 3 === 0) await world.emit(tx, `${writer} again`);
        });
        world.wakes.wake("events");
      }
    }),
  );
  const [{ count } = { count: 0 }] = await world.db.sql<{ count: number }[]>`select count(*)::int as count from events`;
  await eventually(
    () => seen,
    (now) => now.every((mine) => mine.length >= count),
  );
  expect(new Set(seen[0]).size).toBe(count);
  expect(seen[0]).toEqual(seen[1]);
});

test("a subscriber that fails gets the same batch again", async () => {
  await using world = await feedWorld();
  const seen: string[] = [];
  let fails = true;
  world.feed.subscribe({ txid: "0", id: "00000000-0000-0000-0000-000000000000" }, async (events) => {
    if (fails) {
      fails = false;
      throw new Error("not now");
    }
    seen.push(...events.map(({ kind }) => kind));
  });
  await world.emit(world.db.sql, "one");
  await eventually(
    () => seen,
    (now) => now.length === 1,
  );
  expect(fails).toBe(false);
});

test("transactions are ordered as numbers", async () => {
  await using world = await feedWorld();
  for (const txid of [10, 9, 100]) {
    await world.db.sql`
      insert into events (id, subject_id, kind, at, txid) values (${v7()}, ${v7()}, ${String(txid)}, now(), ${txid})`;
  }
  const page = await readEventsAfter(world.db.sql, { txid: "9", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" }, 10);
  expect(page.events.map(({ kind }) => kind)).toEqual(["10", "100"]);
  const all = await readEventsAfter(world.db.sql, { txid: "0", id: "00000000-0000-0000-0000-000000000000" }, 2);
  expect(all.events.map(({ cursor }) => cursor.txid)).toEqual(["9", "10"]);
});
