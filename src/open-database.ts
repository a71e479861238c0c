import type { Config } from "./config.ts";
import { type Database, openDatabase } from "./core/store/connect.ts";
import {
  findEmbeddedPostgres,
  type SupervisorLog,
  startEmbeddedPostgres,
} from "./core/store/embedded/start-embedded-postgres.ts";
import { migrate } from "./core/store/migrate.ts";

/** The desk's database, migrated, and what ends it. */
export type OpenedDatabase = {
  readonly database: Database;
  /** Connections of their own for storing what comes in: an acknowledgement waits for no other work. */
  readonly intake: Database;
  readonly url: string;
  close(): Promise<void>;
};

/** One insert each, so few do; a platform gives us three seconds. */
const intakeConnections = 3;

/**
 * Opens the database that the configuration names: DATABASE_URL, else the embedded one, which is started here — or, with `join`, used
 * beside the process that runs it already. Rejects with a sentence for the person at the terminal.
 */
export async function openConfiguredDatabase(
  config: Config,
  log: SupervisorLog,
  options: { readonly join: boolean; readonly onFailure?: (error: Error) => void },
): Promise<OpenedDatabase> {
  const running = config.secrets.databaseUrl ?? (options.join ? findEmbeddedPostgres(config.home) : undefined);
  const embedded =
    running === undefined
      ? await startEmbeddedPostgres({
          home: config.home,
          log,
          ...(options.onFailure === undefined ? {} : { onFailure: options.onFailure }),
        })
      : null;
  const url = running ?? embedded?.url ?? "";
  try {
    await migrate(url);
    const database = openDatabase(url);
    const intake = openDatabase(url, { applicationName: "fixline intake", maxConnections: intakeConnections });
    return {
      database,
      intake,
      url,
      async close() {
        await Promise.all([database.close(), intake.close()]);
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
