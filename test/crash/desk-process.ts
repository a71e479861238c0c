import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

const checkout = path.join(import.meta.dirname, "../..");

/** The desk as an operator runs it: a process of its own, which may be killed and started again. */
export type DeskProcess = AsyncDisposable & {
  /** Starts it; resolves when it listens. Rejects with what it said when it ends before that. */
  start(): Promise<void>;
  /** Where it listens; waits while it does not. */
  address(): Promise<string>;
  /** kill -9. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end and waits; the exit status. */
  stop(): Promise<number | null>;
  /** The last lines of its log that tell of trouble: for the message of a test that failed. */
  troubles(): readonly string[];
};

/** A desk of this environment, not started yet. */
export function deskProcess(env: Readonly<Record<string, string>>): DeskProcess {
  let running: ChildProcess | null = null;
  let up = Promise.withResolvers<string>();
  let isUp = false;
  const lines: string[] = [];

  async function exited(child: ChildProcess): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const child = running;
    if (child === null) return null;
    running = null;
    // Whoever waits already goes on waiting: for the next start that gets to its end.
    if (isUp) up = Promise.withResolvers();
    isUp = false;
    child.kill(signal);
    await exited(child);
    return child.exitCode;
  }

  return {
    async start() {
      const child = spawn(process.execPath, ["src/main.ts", "serve"], {
        cwd: checkout,
        env: { PATH: process.env.PATH ?? "", HOST: "127.0.0.1", PORT: "0", FIXLINE_DEMO: "0", TZ: "UTC", ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      running = child;
      const listens = Promise.withResolvers<void>();
      createInterface({ input: child.stdout }).on("line", (line) => {
        const address = /Customer chat\s+(http:\S+?)\/?$/.exec(line)?.[1];
        if (address === undefined) return;
        if (running !== child) return;
        isUp = true;
        up.resolve(address);
        listens.resolve();
      });
      createInterface({ input: child.stderr }).on("line", (line) => {
        if (!/"level":(40|50|60)/.test(line) && line.startsWith("{")) return;
        lines.push(line);
        if (lines.length > 60) lines.shift();
      });
      child.once("exit", (code, signal) => {
        // Killed on purpose, also while it was starting: whoever killed it knows.
        if (signal === "SIGKILL") listens.resolve();
        else listens.reject(new Error(`the desk ended with ${code ?? signal}:\n${lines.join("\n")}`));
      });
      await listens.promise;
    },
    address: () => up.promise,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    troubles: () => lines,
    [Symbol.asyncDispose]: async () => void (await end("SIGKILL")),
  };
}
