import { readConfig } from "../config.ts";
import { openConfiguredDatabase } from "../open-database.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./read-options.ts";

/** Brings the database up to date and ends. */
export const migrateCommand: Command = {
  name: "migrate",
  summary: "bring the database up to date",
  help: "Usage: fixline migrate\n\nRuns the migrations that have not run yet. `serve` does it by itself at each start.",
  async run(args, terminal) {
    readOptions(args, {});
    const config = readConfig(terminal.env);
    const quiet = {
      info: () => undefined,
      warn: () => undefined,
      error: (_: object, message: string) => terminal.err(message),
    };
    const opened = await openConfiguredDatabase(config, quiet, { join: true });
    await opened.close();
    terminal.out("The database is up to date.");
    return 0;
  },
};
