import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process runs. A zombie (ended, not yet waited for) counts as gone: it holds nothing but its number. */
export const processState = (pid: number): "running" | "gone" => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM means that it is there and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM" ? "running" : "gone";
  }
  try {
    // The state follows the program's name, which stands in parentheses and may itself hold anything.
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1);
    return afterName?.startsWith("Z") ? "gone" : "running";
  } catch {
    return process.platform === "linux" ? "gone" : "running";
  }
};

/** Whether that process is a PostgreSQL server on that cluster, judged by its command line. */
export const isPostmasterOf = (pid: number, cluster: string): boolean => {
  const command = commandLine(pid);
  // Where the system does not say, the pid file is believed: better refuse to start than damage a live cluster.
  return command === undefined || (command.includes("postgres") && command.includes(cluster));
};

const commandLine = (pid: number): string | undefined => {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return undefined;
    }
  }
  if (process.platform === "win32") return undefined;
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout || undefined;
};
