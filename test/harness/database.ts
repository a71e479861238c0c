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
      await dropDatabase(serverUrl, name);
    },
  };
};

/** Drops it with whoever is still connected. The server's own vacuum may be at work in it, which only a superuser can end: it is soon done. */
const dropDatabase = async (serverUrl: string, name: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    } catch (error) {
      const isVacuuming = error instanceof Error && "code" in error && error.code === "42501";
      if (!isVacuuming || attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

const onServer = async (serverUrl: string, statement: string): Promise<void> => {
  await using server = openDatabase(serverUrl, { applicationName: "fixline tests", maxConnections: 1 });
  await server.sql.unsafe(statement);
};
