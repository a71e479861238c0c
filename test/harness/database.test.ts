import { expect, test } from "vitest";
import { testDatabase } from "./database.ts";

test("each test database is migrated and apart from the others", async () => {
  await using one = await testDatabase();
  await using other = await testDatabase();
  const [row] = await one.sql`select count(*) as migrations from fixline_migrations`;
  expect(row?.migrations).toBeGreaterThan(0);
  await one.sql`create table only_here (id int)`;
  expect(await other.sql`select to_regclass('only_here') as found`).toEqual([{ found: null }]);
});

test("a test database is gone after disposal", async () => {
  const gone = await testDatabase();
  const name = new URL(gone.url).pathname.slice(1);
  await gone[Symbol.asyncDispose]();
  await using other = await testDatabase();
  expect(await other.sql`select 1 from pg_database where datname = ${name}`).toEqual([]);
});
