import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const checkout = path.join(import.meta.dirname, "../..");

/** How a command ended. */
export type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

/** A command of the command line in a process of its own, with what it says as it says it. */
export type RunningCommand = {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  said(): string;
};

/** Starts `fixline …args` (or, with `shell` before it, whatever that makes of it). */
export function startFixline(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  shell: string | null = null,
): RunningCommand {
  const command = [process.execPath, "src/main.ts", ...args];
  const child = spawn(
    shell === null ? process.execPath : "/bin/sh",
    shell === null ? command.slice(1) : ["-c", `${shell}; exec "$@"`, "sh", ...command],
    {
      cwd: checkout,
      env: { PATH: process.env.PATH ?? "", FIXLINE_DEMO: "0", TZ: "UTC", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = once(child, "close").then(([status]): Ended => ({ status: status as number | null, out, err }));
  return { process: child, ended, said: () => out + err };
}

/** Runs `fixline …args` to its end. */
export function runFixline(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return startFixline(args, env).ended;
}
