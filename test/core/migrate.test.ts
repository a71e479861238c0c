import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { openDatabase } from "../../src/core/store/connect.ts";
import { MigrationError, migrate, refuseOldVersion } from "../../src/core/store/migrate.ts";

const name = `fixline_migrate_${process.pid}`;
const url = Object.assign(new URL(inject("serverUrl")), { pathname: `/${name}` }).href;
let folder: string;

const onServer = async (statement: string): Promise<void> => {
  await using server = openDatabase(inject("serverUrl"), { maxConnections: 1 });
  await server.sql.unsafe(statement);
};
const file = (title: string, text: string): void => writeFileSync(path.join(folder, title), text);
const ask = async (question: string): Promise<readonly unknown[]> => {
  await using database = openDatabase(url, { maxConnections: 1 });
  return [...(await database.sql.unsafe(question))];
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "fixline-migrate-"));
  await onServer(`create database ${name}`);
});
afterEach(async () => {
  await onServer(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

test("files run in the order of their names, each once, many statements in each", async () => {
  file("0010_later.sql", "insert into steps values (10);");
  file("0002_second.sql", "insert into steps values (2);\n--> statement-breakpoint\ninsert into steps values (3);");
  file("0001_first.sql", "create table steps (id int, at timestamptz default clock_timestamp());");
  file("notes.md", "not a migration");
  expect(await migrate(url, folder)).toEqual(["0001_first.sql", "0002_second.sql", "0010_later.sql"]);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await ask("select id from steps order by at")).toEqual([{ id: 2 }, { id: 3 }, { id: 10 }]);
});

test("of several processes that start at once, each file is run by one", async () => {
  file("0001_first.sql", "create table steps (id int); select pg_sleep(0.05);");
  file("0002_second.sql", "insert into steps values (1); select pg_sleep(0.05);");
  const ran = (await Promise.all(Array.from({ length: 4 }, () => migrate(url, folder)))).flat();
  expect(ran.sort()).toEqual(["0001_first.sql", "0002_second.sql"]);
  expect(await ask("select id from steps")).toEqual([{ id: 1 }]);
});

test("a file that fails leaves nothing of itself, and what ran before stays", async () => {
  file("0001_first.sql", "create table steps (id int);");
  file("0002_broken.sql", "insert into steps values (1); insert into nowhere values (1);");
  await expect(migrate(url, folder)).rejects.toThrow(/nowhere/);
  expect(await ask("select id from steps")).toEqual([]);
  file("0002_broken.sql", "insert into steps values (1);");
  expect(await migrate(url, folder)).toEqual(["0002_broken.sql"]);
});

test("a file that was changed after it ran is refused; other line ends are no change", async () => {
  file("0001_first.sql", "create table steps (id int);\nselect 1;\n");
  await migrate(url, folder);
  file("0001_first.sql", "create table steps (id int);\r\nselect 1;\r\n");
  expect(await migrate(url, folder)).toEqual([]);
  file("0001_first.sql", "create table steps (id bigint);");
  await expect(migrate(url, folder)).rejects.toThrow(/0001_first.sql was changed after it had run/);
});

test("a database that a newer Fixline migrated is refused", async () => {
  file("0001_first.sql", "select 1;");
  file("0002_newer.sql", "select 1;");
  await migrate(url, folder);
  rmSync(path.join(folder, "0002_newer.sql"));
  await expect(migrate(url, folder)).rejects.toThrow(/newer Fixline \(0002_newer.sql is not known here\)/);
});

test("a server before 15 is refused with the way out", () => {
  expect(() => refuseOldVersion({ number: 140_012, name: "14.12" })).toThrow(
    new MigrationError(
      "The database server is PostgreSQL 14.12; Fixline needs 15 or later. " +
        "Upgrade it, or leave DATABASE_URL empty to use the embedded PostgreSQL.",
    ),
  );
  expect(() => refuseOldVersion({ number: 150_000, name: "15.0" })).not.toThrow();
});
