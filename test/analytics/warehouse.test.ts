import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openMetricSession } from "../../src/analytics/metrics/metric-session.ts";
import { cases } from "../../src/analytics/warehouse/cases.ts";
import { baseOf } from "../../src/analytics/warehouse/open-duckdb.ts";
import { openWarehouse } from "../../src/analytics/warehouse/warehouse.ts";
import { ensureFix } from "../../src/core/store/fixes.ts";
import { reportingSource } from "../../src/core/store/reporting-source.ts";
import { reopenTicket } from "../../src/core/usecases/reopen-ticket.ts";
import { sayFixOutcome } from "../../src/core/usecases/say-fix-outcome.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { warehouseHome } from "./history-world.ts";
import { openFault, repair } from "./repair-story.ts";

let t: TestDesk;
let people: TestPeople;
beforeAll(async () => {
  t = await testDesk();
  t.settings.openTicketsPerPerson = 1_000;
  people = await testPeople(t.desk);
});
afterAll(() => t[Symbol.asyncDispose]());

async function casesOf(world: ReturnType<typeof warehouseHome>, asOf: Date = t.clock.now) {
  const reader = await world.warehouse.open();
  if (reader === null) throw new Error("no snapshot was published");
  using open = reader;
  return open.query(cases, { as_of: asOf.toISOString() });
}

test("an empty desk has an empty snapshot; nothing changed publishes nothing", async () => {
  await using world = warehouseHome(t.desk);
  expect(await world.warehouse.open()).toBeNull();
  expect((await world.warehouse.refresh()).kind).toBe("full");
  expect(await casesOf(world)).toEqual([]);
  expect((await world.warehouse.refresh()).kind).toBe("unchanged");
});

test("a repair is a case; reopening it, a fault that comes back and a merged fix change it at the next snapshot", async () => {
  await using world = warehouseHome(t.desk);
  await world.warehouse.refresh();
  const first = await repair(t, people, {
    problem: "stays cold in the morning",
    solution: "new igniter",
    fix: "Replace igniter",
  });
  expect((await world.warehouse.refresh()).kind).toBe("increment");
  const [only] = await casesOf(world);
  expect(only).toMatchObject({
    problem: "stays cold in the morning",
    solution: "new igniter",
    fixLabel: "Replace igniter",
    outcome: "unknown",
    minutes: 60,
    parts: ["igniter"],
    equipment: { unit: people.equipmentId, model: "X200", family: "X", manufacturer: "Hornova", category: "oven" },
  });
  expect(await casesOf(world, new Date(t.clock.now.getTime() + 31 * 86_400_000))).toMatchObject([{ outcome: "held" }]);

  t.clock.forward(60 * 24 * 5);
  await openFault(t, people, "door handle loose");
  await world.warehouse.refresh();
  expect(await casesOf(world)).toMatchObject([{ outcome: "unknown" }]);
  await openFault(t, people, "cold again in the morning, stays cold");
  await world.warehouse.refresh();
  expect(await casesOf(world)).toMatchObject([{ outcome: "returned" }]);

  const { sql } = t.db;
  const second = await repair(t, people, {
    problem: "no flame, clicks",
    solution: "igniter cleaned",
    fix: "Clean igniter",
  });
  await sql`update fixes set merged_into_id = (select id from fixes where title = 'Replace igniter') where title = 'Clean igniter'`;
  await world.warehouse.refresh();
  expect((await casesOf(world)).map(({ fixLabel }) => fixLabel)).toEqual(["Replace igniter", "Replace igniter"]);

  t.clock.forward(60);
  await t.desk.transact((work) => reopenTicket(work, people.admin, { ticketId: second, reason: "not fixed" }));
  await world.warehouse.refresh();
  expect((await casesOf(world)).map(({ outcome }) => outcome)).toEqual(["returned", "returned"]);

  await sql`update tickets set description = '[erased]' where id = ${first}`;
  await world.warehouse.refresh();
  expect((await casesOf(world))[0]?.problem).toBe("[erased]");
});

test("what staff say of a fix is a case of its own until a report names the fix; the repeat window is the desk's setting", async () => {
  await using desk = await testDesk();
  const everybody = await testPeople(desk.desk);
  await using world = warehouseHome(desk.desk);
  const casesNow = async () => {
    await world.warehouse.refresh();
    using open = await world.warehouse.open();
    return (await open?.query(cases, { as_of: desk.clock.now.toISOString() })) ?? [];
  };
  const ticketId = await repair(desk, everybody, {
    problem: "stays cold",
    solution: "new igniter",
    fix: "Replace igniter",
  });
  const { sql } = desk.db;
  expect(await casesNow()).toMatchObject([{ fixLabel: "Replace igniter", said: null, isRepair: true }]);
  const fix = await desk.desk.transact((work) => ensureFix(work, "Clean igniter"));
  const say = (fixId: string, worked: boolean) =>
    desk.desk.transact((work) => sayFixOutcome(work, everybody.admin, { ticketId, fixId, worked }));
  await say(fix.id, false);
  desk.clock.forward(1);
  expect(await casesNow()).toMatchObject([
    { fixLabel: "Replace igniter", said: null, isRepair: true },
    { fixLabel: "Clean igniter", said: "failed", isRepair: false, problem: "stays cold", equipment: { model: "X200" } },
  ]);
  const [made] = await sql<{ id: string }[]>`select id from fixes where title = 'Replace igniter'`;
  await say(made?.id ?? "", true);
  desk.clock.forward(1);
  expect((await casesNow()).map(({ said }) => said)).toEqual(["worked", "failed"]);

  desk.clock.forward(60 * 24 * 10);
  await openFault(desk, everybody, "stays cold again");
  expect(await casesNow()).toMatchObject([{ outcome: "returned", daysToReturn: 10 }, { said: "failed" }]);
  await sql`insert into settings (name, value, changed_at) values ('repeatFaultDays', '7', now())`;
  expect((await world.warehouse.refresh()).kind).toBe("full");
  expect(await casesNow()).toMatchObject([{ outcome: "held", daysToReturn: null }, { said: "failed" }]);
});

test("readers keep their snapshot while others are published, and old ones go when nobody reads them", async () => {
  await using world = warehouseHome(t.desk);
  await world.warehouse.refresh();
  const reader = await world.warehouse.open();
  const before = await reader?.query(cases, { as_of: t.clock.now.toISOString() });
  for (let round = 0; round < 4; round += 1) {
    await openFault(t, people, `fault ${round}`);
    expect((await world.warehouse.refresh()).kind).toBe("increment");
  }
  const snapshots = () => readdirSync(world.folder).filter((name) => /^\d+/.test(name));
  // The first is whole: the others stand on it.
  const on1 = (number: number) => `00000${number}-on-000001.duckdb`;
  expect(snapshots()).toEqual(["000001.duckdb", on1(3), on1(4), on1(5)]);
  expect(await reader?.query(cases, { as_of: t.clock.now.toISOString() })).toEqual(before);
  reader?.close();
  await openFault(t, people, "one more");
  await world.warehouse.refresh();
  expect(snapshots()).toEqual(["000001.duckdb", on1(4), on1(5), on1(6)]);
});

test("an increment that changes much of what it stands on is made whole; dashboards read either; what another stands on stays", async () => {
  await using world = warehouseHome(t.desk);
  await world.warehouse.refresh();
  const { home } = world;
  const source = reportingSource(t.desk.database);
  const strict = openWarehouse({ home, source, clock: t.desk.clock, mostChanged: 0 });
  const left = () => readdirSync(world.folder).filter((name) => /^\d/.test(name));
  for (const [warehouse, file, files] of [
    [world.warehouse, "000002-on-000001.duckdb", ["000001.duckdb", "000002-on-000001.duckdb"]],
    [strict, "000003.duckdb", ["000001.duckdb", "000002-on-000001.duckdb", "000003.duckdb"]],
    [world.warehouse, "000004-on-000003.duckdb", undefined],
    [
      world.warehouse,
      "000005-on-000003.duckdb",
      ["000003.duckdb", "000004-on-000003.duckdb", "000005-on-000003.duckdb"],
    ],
    [strict, "000006.duckdb", ["000003.duckdb", "000004-on-000003.duckdb", "000005-on-000003.duckdb", "000006.duckdb"]],
  ] as const) {
    await openFault(t, people, `before ${file}`);
    const done = await warehouse.refresh();
    expect(done).toMatchObject({ kind: "increment", manifest: { file } });
    if (files !== undefined) expect(left()).toEqual(files);
    using open = await world.warehouse.open();
    const session = await openMetricSession({
      snapshot: open?.file ?? "",
      book: path.join(home, "book"),
      temporaryFolder: home,
    });
    const [row] = await session.run("select count(*)::int as n from snapshot.problems");
    session.close();
    expect(row?.n).toBe((await world.counts()).problems);
    expect(await world.counts()).toEqual(open?.manifest.rows);
  }
});

test("a late commit of an early transaction is not missed", async () => {
  await using world = warehouseHome(t.desk);
  await world.warehouse.refresh();
  const before = (await world.content()).fixes ?? [];
  const early = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const slow = t.db.sql.begin(async (sql) => {
    await sql`insert into fixes (id, title, folded, created_at) values (gen_random_uuid(), 'Late fix', 'late fix', now())`;
    began.resolve();
    await early.promise;
  });
  await began.promise;
  await t.db
    .sql`insert into fixes (id, title, folded, created_at) values (gen_random_uuid(), 'Quick fix', 'quick fix', now())`;
  await world.warehouse.refresh();
  expect((await world.content()).fixes).toHaveLength(before.length + 1);
  early.resolve();
  await slow;
  await world.warehouse.refresh();
  expect((await world.content()).fixes?.filter((row) => /Late|Quick/.test(row))).toHaveLength(2);
});

test("after any failure the old snapshot stays, and the next refresh sweeps what was left", async () => {
  await using world = warehouseHome(t.desk);
  await world.warehouse.refresh();
  const before = await world.content();
  const real = reportingSource(t.desk.database);
  const failing = openWarehouse({
    home: world.home,
    clock: t.desk.clock,
    source: {
      at: (fn) =>
        real.at((moment) =>
          fn({
            rows: moment.rows,
            copy: async (query) => {
              if (!query.includes("equipment")) return moment.copy(query);
              return new Readable({
                read: () => undefined,
                construct: (done) => done(new Error("the line went dead")),
              });
            },
          }),
        ),
    },
  });
  await expect(failing.refresh({ full: true })).rejects.toThrow("the line went dead");
  expect(await world.content()).toEqual(before);
  expect(readdirSync(world.folder).filter((name) => name.startsWith("build-"))).toHaveLength(1);
  await openFault(t, people, "later");
  expect((await world.warehouse.refresh()).kind).toBe("increment");
  expect(readdirSync(world.folder).filter((name) => name.startsWith("build-"))).toEqual([]);
});

test("a damaged snapshot, manifest or one of another database is built anew", async () => {
  await using world = warehouseHome(t.desk);
  await world.warehouse.refresh();
  const before = await world.content();
  writeFileSync(path.join(world.folder, "manifest.json"), '{"number": 1, "fi');
  expect((await world.warehouse.refresh()).kind).toBe("full");
  expect(await world.content()).toEqual(before);
  const manifest = await (await world.warehouse.open())?.manifest;
  writeFileSync(path.join(world.folder, manifest?.file ?? ""), "not a database at all".repeat(1_000));
  await openFault(t, people, "after the damage");
  expect((await world.warehouse.refresh()).kind).toBe("full");
  await openFault(t, people, "upon it");
  expect((await world.warehouse.refresh()).kind).toBe("increment");
  const upon = (await world.warehouse.open())?.manifest.file ?? "";
  writeFileSync(path.join(world.folder, baseOf(upon) ?? ""), "what it stands on is no database");
  await openFault(t, people, "after that damage");
  expect((await world.warehouse.refresh()).kind).toBe("full");
  appendFileSync(path.join(world.folder, "manifest.json"), " ");
  await using other = await testDesk();
  const elsewhere = openWarehouse({
    home: world.home,
    source: reportingSource(other.desk.database),
    clock: t.desk.clock,
  });
  expect((await elsewhere.refresh()).kind).toBe("full");
  expect((await world.content()).interventions).toEqual([]);
});
