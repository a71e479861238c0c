import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { memoryFlags } from "../../bin/hand-over.js";

/** The desk as an operator runs it, in a process of its own. */
export type DeskUnderLoad = AsyncDisposable & {
  readonly address: string;
  /** From the start of the process until it listens. */
  readonly readyMs: number;
  /** What of its memory is in RAM now. Linux alone tells; NaN elsewhere. */
  rssMb(): number;
};

/** Starts `serve` with these variables and waits until it listens. */
export async function deskUnderLoad(env: Readonly<Record<string, string>>): Promise<DeskUnderLoad> {
  const port = await freePort();
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, [...memoryFlags, "src/main.ts", "serve"], {
    cwd: path.join(import.meta.dirname, "../.."),
    env: { PATH: process.env.PATH ?? "", HOST: "127.0.0.1", PORT: String(port), FIXLINE_DEMO: "0", TZ: "UTC", ...env },
    stdio: ["ignore", "pipe", process.env.BENCH_LOG === undefined ? "ignore" : "inherit"],
  });
  const { stdout, pid } = child;
  if (stdout === null || pid === undefined) throw new Error("the desk could not be started");
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: stdout }).on("line", (line) => {
      if (line.includes("Customer chat")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the desk ended with ${code}`)));
  });
  return {
    // The line names PUBLIC_URL where it is set.
    address: `http://127.0.0.1:${port}`,
    readyMs: performance.now() - began,
    rssMb() {
      try {
        const status = readFileSync(`/proc/${pid}/status`, "utf8");
        return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
      } catch {
        return Number.NaN;
      }
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
