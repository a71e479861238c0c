import { spawn, spawnSync } from "node:child_process";
import { closeSync, fstatSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { programOf } from "./binaries.ts";
import { programEnvironment, spawnAs } from "./cluster.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import type { Location } from "./location.ts";
import { isPostmasterOf, processState } from "./process-state.ts";

/** A running PostgreSQL server: its process, and a promise that says how it ended. */
export type Postmaster = { readonly pid: number; readonly exited: Promise<string> };

const pollMs = 10;
/** Recovery after a crash replays at most a gigabyte of log; a slow disk may need minutes for it. */
const startWithinMs = 180_000;
const stopStages = [
  // Fast: sessions are ended and a checkpoint is written, so that the next start has nothing to recover.
  { signal: "SIGINT", waitMs: 30_000 },
  // Immediate: no checkpoint; the next start recovers from the log.
  { signal: "SIGQUIT", waitMs: 5_000 },
  { signal: "SIGKILL", waitMs: 5_000 },
] as const;

/** The address was taken between our look and the server's: worth another port. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
}

/**
 * Starts the server and waits until it takes connections.
 *
 * It gets a process group of its own, so that Ctrl-C in the terminal reaches only Fixline, which stops the server when
 * its own work has ended; and it writes to a file, not to a pipe that would break when Fixline is killed.
 */
export const startPostmaster = async (
  location: Location,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> => {
  const logFile = path.join(location.folder, "postgres.log");
  const output = openSync(logFile, "a", 0o600);
  const outputStart = fstatSync(output).size;
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(programOf(location.binaries, "postgres"), ["-D", location.cluster, ...args], {
    ...spawnAs(location),
    env: programEnvironment(),
    stdio: ["ignore", output, output],
    detached: true,
    windowsHide: true,
  });
  closeSync(output);
  let ended: string | undefined;
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit status ${code}`));
  }).then((how) => {
    ended = how;
    return how;
  });
  for (const deadline = Date.now() + startWithinMs; Date.now() < deadline; await sleep(pollMs)) {
    const file = readPidFile(location.cluster);
    if (ended === undefined && child.pid !== undefined && file?.pid === child.pid && file.status === "ready") {
      return { pid: child.pid, exited };
    }
    if (ended === undefined) continue;
    const said = readFileSync(logFile).subarray(outputStart).toString("utf8");
    if (/could not bind|could not create any TCP/i.test(said)) throw new PortTakenError(said);
    throw new EmbeddedPostgresError(`PostgreSQL did not start (${ended}). Its last words:\n${lastLines(said)}`);
  }
  child.kill("SIGKILL");
  throw new EmbeddedPostgresError(
    `PostgreSQL was not ready after ${startWithinMs / 1000} seconds. Its log is ${logFile}.`,
  );
};

/** Stops a server we started, cleanly if it lets us. */
export const stopPostmaster = async (location: Location, postmaster: Postmaster): Promise<void> => {
  let running = true;
  const exited = postmaster.exited.then(() => {
    running = false;
  });
  for (const stage of stopStages) {
    if (!running) return;
    signalPostmaster(location, postmaster.pid, stage.signal);
    const giveUp = new AbortController();
    await Promise.race([exited, sleep(stage.waitMs, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
    giveUp.abort();
  }
};

/**
 * Stops what an earlier Fixline that was killed left running on the cluster, and removes its stale pid file.
 * Call it with the folder's lock held: then nobody alive can own that server.
 *
 * The pid in the file proves nothing by itself: it may be a zombie that init has not yet buried (PostgreSQL would take
 * it for alive), or be worn by another program since a reboot. Removing the file is safe even if a backend lives on,
 * because PostgreSQL also looks at the shared memory of the cluster.
 */
export const clearAbandonedServer = async (location: Location, say: (message: string) => void): Promise<void> => {
  const file = readPidFile(location.cluster);
  if (!file) return;
  if (processState(file.pid) === "running" && isPostmasterOf(file.pid, location.cluster)) {
    say(`stopping the database server (process ${file.pid}) that a killed Fixline left behind`);
    for (const stage of stopStages) {
      signalPostmaster(location, file.pid, stage.signal);
      for (const deadline = Date.now() + stage.waitMs; Date.now() < deadline; await sleep(pollMs)) {
        if (processState(file.pid) !== "running") break;
      }
      if (processState(file.pid) !== "running") break;
    }
  }
  rmSync(path.join(location.cluster, "postmaster.pid"), { force: true });
};

/** Sends a signal; on Windows, where Node has no signals to send, PostgreSQL's own control program does it. */
export const signalPostmaster = (location: Location, pid: number, signal: "SIGINT" | "SIGQUIT" | "SIGKILL"): void => {
  if (process.platform === "win32" && signal !== "SIGKILL") {
    const mode = signal === "SIGINT" ? "fast" : "immediate";
    spawnSync(programOf(location.binaries, "pg_ctl"), ["stop", "-D", location.cluster, "-m", mode, "--no-wait"]);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
};

/** What PostgreSQL says about itself in `postmaster.pid`: line 1 its pid, line 8 whether it takes connections. */
const readPidFile = (cluster: string): { pid: number; status: string } | undefined => {
  let lines: string[];
  try {
    lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() ?? "" } : undefined;
};

const lastLines = (said: string): string => said.trim().split("\n").slice(-8).join("\n");
