import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../src/core/store/connect.ts";
import { isFolderLocked } from "../../src/core/store/embedded/folder-lock.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/core/store/embedded/start-embedded-postgres.ts";
import { migrate } from "../../src/core/store/migrate.ts";
import { silentLog } from "./silent-log.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server's own database, from which test databases are made. */
    readonly serverUrl: string;
    /** A migrated, empty database that `testDatabase` copies. */
    readonly templateName: string;
  }
}

/** Folders of runs that were killed, an hour ago or more. A server left in one ends by itself when its folder is gone. */
const removeOldRuns = (): void => {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith("fixline-test-"))) {
    const folder = path.join(tmpdir(), name);
    if ((statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? anHourAgo) >= anHourAgo) continue;
    if (isFolderLocked(path.join(folder, "postgres"))) continue;
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Once for the whole run: a PostgreSQL server (DATABASE_URL's, else an embedded one in a folder of its own) with a
 * template database in the shape of the migrations.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  removeOldRuns();
  const external = process.env.DATABASE_URL;
  const home = external ? undefined : mkdtempSync(path.join(tmpdir(), "fixline-test-"));
  // Run by root, the server is another user, who must be able to walk in (or, where even that is closed, elsewhere).
  if (home) chmodSync(home, 0o711);
  const systemFolder = home && path.join("/var/tmp", path.basename(home));
  const embedded: EmbeddedPostgres | undefined = home
    ? await startEmbeddedPostgres({ home, log: silentLog, durable: false, ...(systemFolder && { systemFolder }) })
    : undefined;
  const serverUrl = external ?? embedded?.url ?? "";
  const templateName = `fixline_template_${randomBytes(6).toString("hex")}`;

  await using server = openDatabase(serverUrl, { applicationName: "fixline tests", maxConnections: 1 });
  await server.sql.unsafe(`create database ${templateName}`);
  const templateUrl = new URL(serverUrl);
  templateUrl.pathname = `/${templateName}`;
  await migrate(templateUrl.href);
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);

  return async () => {
    if (external) {
      await using again = openDatabase(serverUrl, { maxConnections: 1 });
      await again.sql.unsafe(`drop database if exists ${templateName} with (force)`);
    }
    await embedded?.stop();
    for (const folder of [home, systemFolder]) if (folder) rmSync(folder, { recursive: true, force: true });
  };
};
