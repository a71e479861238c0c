import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { inject } from "vitest";
import { type Database, openDatabase } from "../../src/core/store/connect.ts";

export type TestDatabase = AsyncDisposable & {
  readonly url: string;
  readonly sql: postgres.Sql;
  readonly database: Database;
};

/**
 * A database of one's own, migrated and empty: a copy of the run's template, gone after disposal.
 *
 * In a file: `const db = await testDatabase(); afterAll(() => db[Symbol.asyncDispose]());`, or `await using` in a test.
 */
export const testDatabase = async (): Promise<TestDatabase> => {
  const serverUrl = inject("serverUrl");
  const name = `fixline_test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `create database ${name} template ${inject("templateName")}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = openDatabase(url.href, { applicationName: "fixline test" });
  return {
    url: url.href,
    sql: database.sql,
    database,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
};

const onServer = async (serverUrl: string, statement: string): Promise<void> => {
  await using server = openDatabase(serverUrl, { applicationName: "fixline tests", maxConnections: 1 });
  await server.sql.unsafe(statement);
};
