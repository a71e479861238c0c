import type { SupervisorLog } from "../core/store/embedded/start-embedded-postgres.ts";
import type { Terminal } from "./command.ts";

/** The log of a short command: only what went wrong is said. */
export function quietTo(terminal: Terminal): SupervisorLog {
  return {
    info: () => undefined,
    warn: () => undefined,
    error: (_, message) => terminal.err(message),
  };
}
