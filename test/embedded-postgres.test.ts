import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../src/core/store/connect.ts";
import { processState } from "../src/core/store/embedded/process-state.ts";
import {
  type EmbeddedPostgres,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../src/core/store/embedded/start-embedded-postgres.ts";
import { silentLog } from "./harness/silent-log.ts";
import { until } from "./harness/until.ts";

const isRoot = process.getuid?.() === 0;
let home: string;
let systemFolder: string;
const started: (EmbeddedPostgres | ChildProcess)[] = [];

beforeEach(() => {
  const outside = mkdtempSync(path.join(tmpdir(), "fixline-embedded-"));
  chmodSync(outside, 0o755);
  home = path.join(outside, "home");
  systemFolder = path.join(outside, "system");
});
afterEach(async () => {
  for (const one of started.splice(0).reverse()) {
    if ("stop" in one) await one.stop();
    else if (one.exitCode === null && one.signalCode === null) {
      one.kill("SIGTERM");
      await once(one, "exit");
    }
  }
  rmSync(path.dirname(home), { recursive: true, force: true });
});

const start = async (folder = home): Promise<EmbeddedPostgres> => {
  const embedded = await startEmbeddedPostgres({ home: folder, systemFolder, log: silentLog });
  started.push(embedded);
  return embedded;
};

const child = path.join(import.meta.dirname, "harness/embedded-postgres-child.ts");

/** Starts the database from a process of its own; resolves with what that process said first. */
const startInChild = async (): Promise<{ process: ChildProcess; url: string; pid: number }> => {
  const spawned = spawn(process.execPath, [child, home, systemFolder], { stdio: ["ignore", "pipe", "inherit"] });
  started.push(spawned);
  for await (const line of createInterface({ input: spawned.stdout })) {
    return { process: spawned, ...(JSON.parse(line) as { url: string; pid: number }) };
  }
  throw new Error("the child ended without a word");
};

const store = async (database: Database, words: string): Promise<void> => {
  await database.sql`create table if not exists said (words text)`;
  await database.sql`insert into said values (${words})`;
};
const stored = async (url: string): Promise<unknown[]> => {
  await using database = openDatabase(url);
  return (await database.sql`select words from said order by words`).map((row) => row.words);
};

test("a first start makes a UTF-8 database in UTC, sorted alike everywhere, for an ordinary role", async () => {
  await using database = openDatabase((await start()).url);
  const [facts] = await database.sql`
    select current_setting('server_version_num')::int / 10000 as version, current_setting('TimeZone') as zone,
      pg_encoding_to_char(encoding) as encoding, concat(datlocprovider, ':', datlocale) as locale, rolsuper as super
    from pg_database join pg_roles on rolname = current_user where datname = current_database()`;
  expect(facts).toEqual({ version: 18, zone: "UTC", encoding: "UTF8", locale: "b:C.UTF-8", super: false });
});

test("data survives a restart, and stopping twice is safe", async () => {
  const first = await start();
  await using database = openDatabase(first.url);
  await store(database, "kept");
  await first.stop();
  await first.stop();
  expect(processState(first.pid())).toBe("gone");
  expect(await stored((await start()).url)).toEqual(["kept"]);
});

test("only this machine gets in, and only with the password that is kept in a file for the owner alone", async () => {
  const { url } = await start();
  const passwordFile = path.join(home, "postgres/password");
  expect(statSync(passwordFile).mode & 0o777).toBe(0o600);
  expect(readFileSync(passwordFile, "utf8").trim()).toBe(new URL(url).password);
  for (const [username, password] of [
    ["fixline", "wrong"],
    ["postgres", new URL(url).password],
  ] as const) {
    const other = Object.assign(new URL(url), { username, password });
    await using database = openDatabase(other.href);
    await expect(database.sql`select 1`).rejects.toThrow(/password authentication failed|no pg_hba.conf entry/);
  }
  // Lines 5 and 6 of the server's own account: the folder of its sockets, the address it listens on.
  const account = readFileSync(path.join(home, "postgres/cluster/postmaster.pid"), "utf8").split("\n");
  expect(account.slice(4, 6)).toEqual(["", "127.0.0.1"]);
});

test("a lost password file is made anew", async () => {
  const first = await start();
  await using database = openDatabase(first.url);
  await store(database, "kept");
  await first.stop();
  rmSync(path.join(home, "postgres/password"));
  const again = await start();
  expect(new URL(again.url).password).not.toBe(new URL(first.url).password);
  expect(await stored(again.url)).toEqual(["kept"]);
});

test("a start that was killed half-way through making the cluster is made good by the next", async () => {
  mkdirSync(path.join(home, "postgres/cluster.new/base"), { recursive: true });
  await using database = openDatabase((await start()).url);
  expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
});

describe("two starts on one folder", () => {
  test("the second is refused by a sentence that names the process", async () => {
    const running = await startInChild();
    await expect(start()).rejects.toThrow(
      new RegExp(`Another Fixline \\(process ${running.process.pid}\\) already runs the database in`),
    );
    expect(processState(running.pid)).toBe("running");
  });
  test("also within one process", async () => {
    await start();
    await expect(start()).rejects.toThrow(`(process ${process.pid})`);
  });
  test("a command beside the server finds its database, and none when it is stopped", async () => {
    expect(findEmbeddedPostgres(home, systemFolder)).toBeUndefined();
    const running = await startInChild();
    expect(findEmbeddedPostgres(home, systemFolder)).toBe(running.url);
    running.process.kill("SIGTERM");
    await once(running.process, "exit");
    expect(findEmbeddedPostgres(home, systemFolder)).toBeUndefined();
  });
});

describe("kill -9", () => {
  test("of Fixline leaves a server behind, which the next start stops before it starts its own", async () => {
    const killed = await startInChild();
    await using database = openDatabase(killed.url);
    await store(database, "acknowledged");
    killed.process.kill("SIGKILL");
    await once(killed.process, "exit");
    expect(processState(killed.pid)).toBe("running");
    expect(findEmbeddedPostgres(home, systemFolder)).toBeUndefined();
    const next = await start();
    expect(processState(killed.pid)).toBe("gone");
    expect(await stored(next.url)).toEqual(["acknowledged"]);
  });
  test("of both leaves a stale pid file, which does not stop the next start", async () => {
    const killed = await startInChild();
    await using database = openDatabase(killed.url);
    await store(database, "acknowledged");
    killed.process.kill("SIGKILL");
    process.kill(killed.pid, "SIGKILL");
    await once(killed.process, "exit");
    expect(await stored((await start()).url)).toEqual(["acknowledged"]);
  });
  test("of the server: it is started again on the same address, and the pool finds it", async () => {
    const embedded = await start();
    await using database = openDatabase(embedded.url);
    await store(database, "before");
    const killed = embedded.pid();
    process.kill(killed, "SIGKILL");
    await until("the server has another process", () => embedded.pid() !== killed);
    const answer = await until("the pool answers", () => database.sql`select words from said`.catch(() => undefined));
    expect(answer).toEqual([{ words: "before" }]);
  });
  test("of one session's process: the server recovers by itself", async () => {
    const embedded = await start();
    await using database = openDatabase(embedded.url, { maxConnections: 1 });
    const [session] = await database.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    process.kill(session?.pid ?? 0, "SIGKILL");
    await until("the pool answers", () => database.sql`select 1`.catch(() => undefined));
    expect(processState(embedded.pid())).toBe("running");
  });
  test("of a server that cannot be started again: the failure is told once, and the folder is free", async () => {
    let told = 0;
    const failed = Promise.withResolvers<Error>();
    const embedded = await startEmbeddedPostgres({
      home,
      systemFolder,
      log: silentLog,
      restartWaitsMs: [0, 1],
      onFailure: (error) => {
        told += 1;
        failed.resolve(error);
      },
    });
    started.push(embedded);
    const cluster = path.join(home, "postgres/cluster");
    rmSync(path.join(cluster, "global/pg_control"));
    process.kill(embedded.pid(), "SIGKILL");
    expect((await failed.promise).message).toContain("could not be started again");
    expect(told).toBe(1);
    rmSync(cluster, { recursive: true });
    await start();
  });
});

test("a process that ends without stopping the database takes it along", async () => {
  const running = await startInChild();
  running.process.kill("SIGUSR2");
  await once(running.process, "exit");
  await until("the server is gone", () => processState(running.pid) === "gone");
});

test("a pid file whose number another program wears now is not believed", async () => {
  const first = await start();
  const pidFile = path.join(home, "postgres/cluster/postmaster.pid");
  const lines = readFileSync(pidFile, "utf8").split("\n");
  await first.stop();
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join("\n"));
  await start();
  expect(processState(process.pid)).toBe("running");
});

test("a cluster of another PostgreSQL is refused with the way out", async () => {
  await (await start()).stop();
  writeFileSync(path.join(home, "postgres/cluster/PG_VERSION"), "17\n");
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17.*brings PostgreSQL 18.*fixline backup/s);
});

describe.runIf(isRoot)("as root", () => {
  test("the server runs as another user, from a folder that others may enter", async () => {
    const embedded = await start();
    expect(statSync(`/proc/${embedded.pid()}`).uid).not.toBe(0);
    expect(existsSync(path.join(home, "postgres/cluster/PG_VERSION"))).toBe(true);
    expect(existsSync(path.join(systemFolder, "anything"))).toBe(false);
  });

  test("below a folder that only root can enter, the cluster moves, and is found again", async () => {
    const closed = path.join(path.dirname(home), "closed");
    mkdirSync(closed, { mode: 0o700 });
    const first = await start(path.join(closed, "home"));
    await using database = openDatabase(first.url);
    await store(database, "moved");
    const record = JSON.parse(readFileSync(path.join(closed, "home/postgres/location.json"), "utf8"));
    expect(record.cluster.startsWith(`${systemFolder}/`)).toBe(true);
    await first.stop();
    const again = await start(path.join(closed, "home"));
    expect(await stored(again.url)).toEqual(["moved"]);
    await expect(start(path.join(closed, "home"))).rejects.toThrow("Another Fixline");
  });

  test("after the data folder was deleted, a fresh start leaves the old moved cluster alone", async () => {
    const closed = path.join(path.dirname(home), "closed");
    mkdirSync(closed, { mode: 0o700 });
    await (await start(path.join(closed, "home"))).stop();
    rmSync(path.join(closed, "home"), { recursive: true });
    await using database = openDatabase((await start(path.join(closed, "home"))).url);
    await store(database, "new");
    const [hash = ""] = readdirSync(systemFolder);
    expect(readdirSync(path.join(systemFolder, hash))).toEqual(expect.arrayContaining(["cluster", "cluster-2"]));
  });
});
