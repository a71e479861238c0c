import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { deskRole, prepareCluster } from "./cluster.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { type FolderLock, isFolderLocked, lockFolder } from "./folder-lock.ts";
import { freePort } from "./free-port.ts";
import { type Location, settleLocation } from "./location.ts";
import {
  clearAbandonedServer,
  PortTakenError,
  type Postmaster,
  signalPostmaster,
  startPostmaster,
  stopPostmaster,
} from "./postmaster.ts";

/** What the supervisor needs of a logger; pino's fits. */
export type SupervisorLog = {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
};

export type EmbeddedPostgresOptions = {
  /** The data folder (FIXLINE_HOME); the database lives in `postgres` below it. */
  readonly home: string;
  readonly log: SupervisorLog;
  /** Called once if the server died and could not be brought back; without it the error ends the process. */
  readonly onFailure?: (error: Error) => void;
  /** False trades safety for speed: for tests that may lose everything when the machine stops. */
  readonly durable?: boolean;
  /** Where the cluster goes when root's data folder is closed to others. */
  readonly systemFolder?: string;
  /** How long to wait before each attempt to bring a dead server back. */
  readonly restartWaitsMs?: readonly number[];
};

export type EmbeddedPostgres = AsyncDisposable & {
  /** `postgres://…` of the desk's database, with its password; it stays the same when the server is restarted. */
  readonly url: string;
  /** The server's process at this moment. */
  readonly pid: () => number;
  /** Ends all sessions, writes a checkpoint, and lets go of the folder. Safe to call twice. */
  stop(): Promise<void>;
};

const usualRestartWaitsMs = [0, 100, 400, 1_600, 5_000] as const;
const logLimitBytes = 10_000_000;

/**
 * Runs PostgreSQL as a child of this process, with its data in `<home>/postgres`, and keeps it running: if the server
 * dies it is started again on the same port, and clients reconnect. Throws an `EmbeddedPostgresError` whose message is
 * meant for the person at the terminal, also when another Fixline has the folder.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const location = settleLocation(options.home, options.systemFolder);
  const lock = lockFolder(path.dirname(location.cluster));
  try {
    return await superviseUnderLock(options, location, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
};

/**
 * The address of the database that another process of ours runs on this data folder, or undefined if none does: how
 * `fixline key`, run beside `npm start`, finds it.
 */
export const findEmbeddedPostgres = (home: string, systemFolder?: string): string | undefined => {
  const folder = path.join(path.resolve(home), "postgres");
  const urlFile = path.join(folder, "url");
  if (!existsSync(urlFile)) return undefined;
  const location = settleLocation(home, systemFolder);
  return isFolderLocked(path.dirname(location.cluster)) ? readFileSync(urlFile, "utf8").trim() : undefined;
};

const superviseUnderLock = async (
  { log, onFailure, durable = true, restartWaitsMs = usualRestartWaitsMs }: EmbeddedPostgresOptions,
  location: Location,
  lock: FolderLock,
): Promise<EmbeddedPostgres> => {
  const clearAway = (): Promise<void> => clearAbandonedServer(location, (message) => log.warn({}, message));
  await clearAway();
  const password = await prepareCluster(location, durable);
  shortenLog(path.join(location.folder, "postgres.log"));

  const first = await startOnFreePort(location, durable);
  const url = `postgres://${deskRole}:${password}@127.0.0.1:${first.port}/${deskRole}`;
  const urlFile = path.join(location.folder, "url");
  writeFileSync(urlFile, `${url}\n`, { mode: 0o600 });

  let server = first.postmaster;
  let stopping: Promise<void> | undefined;
  let failed = false;
  let restarting: Promise<void> = Promise.resolve();

  // A process that ends without stop() (an uncaught error, process.exit) should leave no server behind.
  const stopAtExit = (): void => signalPostmaster(location, server.pid, "SIGINT");
  process.once("exit", stopAtExit);

  const restart = async (how: string): Promise<void> => {
    let lastError: unknown;
    for (const waitMs of restartWaitsMs) {
      if (stopping) return;
      await sleep(waitMs);
      log.error({ how }, "the database server ended unexpectedly; starting it again");
      try {
        await clearAway();
        server = await startPostmaster(location, settingsFor(first.port, durable));
        watch(server);
        return;
      } catch (error) {
        lastError = error;
        log.error({ err: error }, "the database server did not start again");
      }
    }
    process.off("exit", stopAtExit);
    lock.release();
    const failure = new EmbeddedPostgresError(
      `The database server ended (${how}) and could not be started again. Its log is in ${location.folder}.`,
      { cause: lastError },
    );
    if (!onFailure) throw failure;
    failed = true;
    onFailure(failure);
  };
  const watch = (watched: Postmaster): void => {
    watched.exited.then((how) => {
      if (!stopping) restarting = restart(how);
    });
  };
  watch(server);

  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      await restarting;
      if (failed) return;
      await stopPostmaster(location, server);
      process.off("exit", stopAtExit);
      rmSync(urlFile, { force: true });
      lock.release();
    })();
    return stopping;
  };
  return { url, pid: () => server.pid, stop, [Symbol.asyncDispose]: stop };
};

const startOnFreePort = async (
  location: Location,
  durable: boolean,
): Promise<{ postmaster: Postmaster; port: number }> => {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { postmaster: await startPostmaster(location, settingsFor(port, durable)), port };
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === 5) throw error;
    }
  }
};

/** Given on the command line at each start, so that a newer Fixline can change them without editing the cluster. */
const settingsFor = (port: number, durable: boolean): Readonly<Record<string, string>> => ({
  port: String(port),
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] %a ",
  log_checkpoints: "off",
  // Queries of the desk are short; compiling them costs more than it gives.
  jit: "off",
  ...(!durable && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
});

const shortenLog = (file: string): void => {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) truncateSync(file);
};
