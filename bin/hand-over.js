import { spawn } from "node:child_process";
import { constants } from "node:os";
import { findNode, isNewEnough } from "./find-node.js";

/**
 * The youngest objects may take this many MB, not the 32 and more to which a busy start lets them grow for good: an idle desk with all
 * platforms holds 60 MB less. It counts from the start of a process, so `npm start` and the Dockerfile say it too.
 */
export const memoryFlags = ["--max-semi-space-size=8"];

/**
 * Runs a program of the project on Node 24 and ends as it ends. Where this Node is new enough the program is simply
 * loaded here: no second process to feed with signals.
 */
export const handOver = async (root, [program, ...args]) => {
  if (isNewEnough(process.versions.node)) {
    process.argv = [process.argv[0], program, ...args];
    const { pathToFileURL } = await import("node:url");
    await import(pathToFileURL(program).href);
    return;
  }
  const { status, signal } = await runWithNode(root, [...memoryFlags, program, ...args]);
  if (signal) process.kill(process.pid, signal);
  process.exitCode = status;
};

/**
 * Runs Node 24 with the given arguments in a process of its own, handing on the signals we get, until it ends.
 * @returns {Promise<{ status: number, signal: NodeJS.Signals | null }>}
 */
export const runWithNode = (root, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(findNode(root), args, { stdio: "inherit" });
    const passOn = Object.fromEntries(
      ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => [
        signal,
        () => {
          // Ctrl-C in a terminal reaches the child by itself, and twice would mean "now, at once".
          if (signal === "SIGINT" && process.stdin.isTTY) return;
          child.kill(signal);
        },
      ]),
    );
    for (const [signal, pass] of Object.entries(passOn)) process.on(signal, pass);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      for (const [name, pass] of Object.entries(passOn)) process.off(name, pass);
      resolve({ status: code ?? 128 + (signal ? constants.signals[signal] : 0), signal });
    });
  });
