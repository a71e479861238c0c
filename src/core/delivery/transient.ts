import { sqlState } from "../store/sql-state.ts";

/** Database errors that pass: serialisation, deadlock, a lost connection, a server that restarts, fails over, or has no room left for now. */
const passing = new Set(["40001", "40P01", "55P03", "57P01", "57P02", "57P03", "25P03", "25006", "58030"]);
/** What the driver and the operating system call a connection that is not there. */
const connections = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Whether the same unit of work may succeed when it is tried again. */
export function isTransient(error: unknown): boolean {
  const code = sqlState(error);
  return code !== null && (passing.has(code) || /^(08|53)/.test(code) || connections.has(code));
}

/** Waits; `signal` ends the wait early, without an error. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    }
    signal?.addEventListener("abort", end);
  });
}
