import { v7 } from "uuid";
import { type Config, readConfig } from "../config.ts";
import { makeSettingsCache } from "../core/store/settings.ts";
import { type Desk, makeDesk } from "../core/store/work.ts";
import { openConfiguredDatabase } from "../open-database.ts";
import type { Terminal } from "./command.ts";
import { quietTo } from "./quiet-log.ts";

/**
 * Runs a short command on the desk's database: beside a running desk on the database that it runs, else on one started for the
 * moment. Nothing is sent from here; a running desk finds what was stored by its poll.
 */
export async function withDesk<T>(terminal: Terminal, fn: (desk: Desk, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(terminal.env);
  const opened = await openConfiguredDatabase(config, quietTo(terminal), { join: true });
  try {
    const settings = makeSettingsCache(opened.database);
    const desk = makeDesk({
      database: opened.database,
      clock: () => new Date(),
      newId: () => v7(),
      settings: settings.read,
      wake: () => undefined,
    });
    return await fn(desk, config);
  } finally {
    await opened.close();
  }
}

/** Where the desk's pages are, as far as the configuration tells. */
export function addressOf(config: Config): string {
  return config.publicUrl ?? `http://${config.host}:${config.port === 0 ? "PORT" : config.port}`;
}
