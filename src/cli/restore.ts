import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readConfig } from "../config.ts";
import { type BackupFacts, readBackupFacts } from "../core/store/backup/backup-facts.ts";
import { loadDatabase } from "../core/store/backup/load-database.ts";
import { openDatabase } from "../core/store/connect.ts";
import { startEmbeddedPostgres } from "../core/store/embedded/start-embedded-postgres.ts";
import { migrate } from "../core/store/migrate.ts";
import { type Command, WrongUse } from "./command.ts";
import { quietTo } from "./quiet-log.ts";
import { readOptions } from "./read-options.ts";
import { showProgress } from "./show-progress.ts";

/** Puts a backup into an empty data folder and database. */
export const restore: Command = {
  name: "restore",
  summary: "put a backup into an empty data folder and database",
  help: `Usage: fixline restore DIR

Puts what fixline backup wrote into DIR back: into FIXLINE_HOME, which must be empty or not there yet, and into the embedded database or the
one that DATABASE_URL names, which must have no desk. All of it or nothing. Then start the desk with npm start.`,
  async run(args, terminal) {
    const { rest } = readOptions(args, {});
    const [dir] = rest;
    if (dir === undefined || rest.length !== 1) throw new WrongUse("say which folder: fixline restore DIR");
    const facts = await factsIn(dir);
    const config = readConfig(terminal.env);
    if ((await readdir(config.home).catch(() => [])).length > 0) {
      throw new Error(`${config.home} is not empty. Set FIXLINE_HOME to a new folder, or move this one away.`);
    }
    const progress = showProgress();
    // Others may have to walk through, to the database.
    await mkdir(config.home, { recursive: true, mode: 0o711 });
    const embedded =
      config.secrets.databaseUrl === null
        ? await startEmbeddedPostgres({ home: config.home, log: quietTo(terminal) })
        : null;
    const url = config.secrets.databaseUrl ?? embedded?.url ?? "";
    try {
      await migrate(url, undefined, facts.migration);
      {
        await using database = openDatabase(url, {
          applicationName: "fixline restore",
          maxConnections: 1,
          statementTimeoutMs: 0,
        });
        await loadDatabase(database.sql, path.join(dir, "tables"), facts, (what, done, of) =>
          progress.show(`${what}: ${Math.floor((done / of) * 100)} %`),
        );
      }
      await migrate(url);
      progress.show("files");
      const home = path.join(dir, "home");
      for (const name of await readdir(home).catch(() => [])) {
        await cp(path.join(home, name), path.join(config.home, name), { recursive: true });
      }
    } finally {
      progress.clear();
      await embedded?.stop();
    }
    const { tickets = 0, accounts = 0 } = facts.tables;
    terminal.out(`Restored as it was at ${facts.at}: ${tickets} tickets, ${accounts} people. Start it with npm start.`);
    return 0;
  },
};

async function factsIn(dir: string): Promise<BackupFacts> {
  const text = await readFile(path.join(dir, "backup.json"), "utf8").catch(() => "");
  const facts = readBackupFacts(text);
  if (facts === null)
    throw new Error(`${path.resolve(dir)} holds no whole backup: there is no backup.json of fixline backup in it.`);
  return facts;
}
