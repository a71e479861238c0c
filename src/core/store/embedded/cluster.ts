import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { programOf } from "./binaries.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import type { Location } from "./location.ts";

/** The role and the database of the desk. The role may make databases, and is not a superuser. */
export const deskRole = "fixline";

/**
 * Makes sure that a cluster of the right version is there and that its password is known; returns the password.
 *
 * Initialised beside and renamed: a start that is killed in the middle leaves no half cluster behind. Collation is
 * PostgreSQL's own `C.UTF-8`, the same on every machine and after every system upgrade. The superuser cannot log in at
 * all: what needs one is done here, in single-user mode, before the server runs.
 */
export const prepareCluster = async (location: Location, durable: boolean): Promise<string> => {
  const { cluster, folder } = location;
  const passwordFile = path.join(folder, "password");
  const known = existsSync(passwordFile) ? readFileSync(passwordFile, "utf8").trim() : undefined;
  const password = known || randomBytes(24).toString("base64url");
  // Written before the cluster is: a kill between the two leaves a password without a cluster, which harms nothing.
  if (!known) writeSecretly(passwordFile, `${password}\n`);

  if (!existsSync(path.join(cluster, "PG_VERSION"))) {
    await initialise(location, password, durable);
    return password;
  }
  refuseOtherVersion(location);
  if (!known) await runAlone(location, cluster, [`alter role ${deskRole} password '${password}'`]);
  return password;
};

const initialise = async (location: Location, password: string, durable: boolean): Promise<void> => {
  const { cluster } = location;
  const unfinished = `${cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(location, unfinished);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const quick = durable ? [] : ["--no-sync"];
  const options = ["--username=postgres", "--auth=reject", "--no-instructions", ...locale, ...quick];
  await runProgram(location, "initdb", [`--pgdata=${unfinished}`, ...options], "");
  await runAlone(location, unfinished, [
    `create role ${deskRole} login createdb password '${password}'`,
    `create database ${deskRole} owner ${deskRole}`,
  ]);
  writeFileSync(path.join(unfinished, "pg_hba.conf"), accessRules);
  renameSync(unfinished, cluster);
};

/** Only the desk's role, only with its password, only from this machine; there is no socket to speak of. */
const accessRules = `host all ${deskRole} 127.0.0.1/32 scram-sha-256\n`;

/** Runs statements in single-user mode, as the superuser who cannot log in. No other server may be running. */
const runAlone = (location: Location, cluster: string, statements: readonly string[]): Promise<void> =>
  runProgram(
    location,
    "postgres",
    ["--single", "-D", cluster, "-c", "log_min_messages=warning", "-c", "exit_on_error=on", "postgres"],
    statements.map((statement) => `${statement}\n`).join(""),
  );

/** The environment of PostgreSQL's programs: nothing of ours, so that no PGDATA or PGPORT of the person leaks in. */
export const programEnvironment = (): NodeJS.ProcessEnv => ({
  LC_ALL: "C",
  TZ: "UTC",
  ...(process.platform === "win32" && { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP }),
});

/** How to become the user who runs the database; root's folder may be closed to them, so they start at the top. */
export const spawnAs = (location: Location): { uid?: number; gid?: number; cwd: string } => ({
  ...(location.runAs ?? {}),
  cwd: path.parse(location.cluster).root,
});

const runProgram = async (
  location: Location,
  program: "initdb" | "postgres",
  args: readonly string[],
  input: string,
): Promise<void> => {
  const child = spawn(programOf(location.binaries, program), args, {
    ...spawnAs(location),
    env: programEnvironment(),
    stdio: ["pipe", "pipe", "pipe"],
    // Away from the terminal's Ctrl-C: a half-made cluster would only be made again, but with a fright.
    detached: true,
  });
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  // A program that dies at once closes its input; its exit status tells the story.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  try {
    const [status, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    if (status !== 0) throw new Error(`exit status ${status}\n${errors || output}`.trim());
  } catch (error) {
    throw new EmbeddedPostgresError(`PostgreSQL's ${program} failed in ${location.cluster}: ${messageOf(error)}`, {
      cause: error,
    });
  }
};

const refuseOtherVersion = ({ cluster, binaries }: Location): void => {
  const found = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  const ours = binaries.version.split(".")[0];
  if (found === ours) return;
  throw new EmbeddedPostgresError(
    `The database in ${cluster} was made by PostgreSQL ${found}; this Fixline brings PostgreSQL ${ours}. ` +
      "Make a backup with the Fixline that made it (`fixline backup`) and restore it into a new FIXLINE_HOME.",
  );
};

const writeSecretly = (file: string, content: string): void => {
  writeFileSync(file, content, { mode: 0o600 });
  chmodSync(file, 0o600);
};

const giveTo = ({ runAs }: Location, folder: string): void => {
  if (runAs) chownSync(folder, runAs.uid, runAs.gid);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
