import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../src/core/store/connect.ts";
import { bigint, date, eq, integer, jsonb, pgTable, sql, timestamp } from "../../src/core/store/orm.ts";
import { testDatabase } from "../harness/database.ts";
import { until } from "../harness/until.ts";

const db = await testDatabase();
afterAll(() => db[Symbol.asyncDispose]());

const samples = pgTable("samples", {
  id: integer("id").primaryKey(),
  big: bigint("big", { mode: "number" }),
  at: timestamp("at", { withTimezone: true }),
  day: date("day"),
  data: jsonb("data"),
});
await db.sql`create table samples (id int primary key, big int8, at timestamptz, day date, data jsonb)`;

const row = {
  id: 1,
  big: 9_007_199_254_740_991,
  at: new Date("2026-03-29T01:30:00.250Z"),
  day: "2026-03-29",
  data: { text: 'a "quoted" ü', list: [1, null], nested: { yes: true } },
};

test("values go in and come out alike through SQL and through drizzle", async () => {
  await db.database.orm.insert(samples).values(row);
  expect(await db.sql`select * from samples where id = 1`).toEqual([row]);
  const { data, ...rest } = row;
  await db.sql`insert into samples ${db.sql({ ...rest, id: 2, data: db.sql.json(data) })}`;
  const [read] = await db.database.orm.select().from(samples).orderBy(samples.id).offset(1);
  expect(read).toEqual({ ...row, id: 2 });
  expect(await db.sql`select jsonb_typeof(data) as kind from samples`).toEqual([
    { kind: "object" },
    { kind: "object" },
  ]);
});

test("what drizzle asks is planned once a connection, in a transaction too", async () => {
  await using database = openDatabase(db.url, { maxConnections: 1 });
  for (let round = 0; round < 3; round += 1) {
    await database.orm.select().from(samples).where(eq(samples.id, round));
    await database.orm.transaction((tx) => tx.execute(sql`select ${round}::int as kept`));
  }
  const [planned] = await database.sql`
    select sum(generic_plans + custom_plans)::int as runs, count(*)::int as statements from pg_prepared_statements
    where (statement like '%"samples"%' or statement like '%as kept') and statement not like '%pg_prepared%'`;
  expect(planned).toEqual({ runs: 6, statements: 2 });
});

test("counts are numbers; what a number cannot hold is a bigint", async () => {
  const [found] = await db.sql`select count(*) as few, 9007199254740993::int8 as many from samples where false`;
  expect(found).toEqual({ few: 0, many: 9_007_199_254_740_993n });
});

test("an instant is the same whatever zone it is written in", async () => {
  const [found] =
    await db.sql`select timestamptz '2026-03-29 03:30:00.25+02' as at, current_setting('TimeZone') as zone`;
  expect(found).toEqual({ at: row.at, zone: "UTC" });
});

test("a statement that takes too long is cancelled, and the pool goes on", async () => {
  await using impatient = openDatabase(db.url, { statementTimeoutMs: 50 });
  await expect(impatient.sql`select pg_sleep(20)`).rejects.toThrow(/statement timeout/);
  expect(await impatient.sql`select 1 as one`).toEqual([{ one: 1 }]);
});

test("the pool is named, and connects again when its connections are cut", async () => {
  await using other = openDatabase(db.url, { applicationName: "to be cut", maxConnections: 2 });
  await other.sql`select 1`;
  const cut = await db.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to be cut'`;
  expect(cut).toHaveLength(1);
  const answer = await until("the pool answers", () => other.sql`select 1 as one`.catch(() => undefined));
  expect(answer).toEqual([{ one: 1 }]);
});

test("closing lets a running query end", async () => {
  const closing = openDatabase(db.url);
  const slow = closing.sql`select pg_sleep(0.2), 'done' as said`.execute();
  await until("it runs", () =>
    db.sql`select 1 from pg_stat_activity where query like '%''done'' as said%' and pid <> pg_backend_pid()`.then(
      (rows) => rows.length,
    ),
  );
  await closing.close();
  expect((await slow)[0]?.said).toBe("done");
});
