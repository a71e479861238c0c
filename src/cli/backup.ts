import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { readConfig } from "../config.ts";
import { dumpDatabase } from "../core/store/backup/dump-database.ts";
import { openDatabase } from "../core/store/connect.ts";
import { openConfiguredDatabase } from "../open-database.ts";
import { type Command, WrongUse } from "./command.ts";
import { quietTo } from "./quiet-log.ts";
import { readOptions } from "./read-options.ts";
import { showProgress } from "./show-progress.ts";

/** What is made anew by itself, or is the database itself. */
const leftOut: ReadonlySet<string> = new Set(["postgres", "web", "warehouse"]);

/** Writes the whole desk into a folder. */
export const backup: Command = {
  name: "backup",
  summary: "write the whole desk into a new folder, while it runs",
  help: `Usage: fixline backup [--out DIR]

Writes every table, the files, the secret and what else belongs to the desk into a new folder (by default fixline-backup-DATE here), as it
is at one moment; a running desk goes on working. Whoever has the folder has the desk. Put it back with fixline restore DIR.`,
  async run(args, terminal) {
    const { options, rest } = readOptions(args, { out: "text" });
    if (rest.length > 0) throw new WrongUse(`there is no argument "${rest[0]}"`);
    const config = readConfig(terminal.env);
    const now = new Date();
    const stamp = now.toISOString().slice(0, 16).replace(/[-:]/g, "").replace("T", "-");
    const out = path.resolve(options.out ?? `fixline-backup-${stamp}`);
    if (`${out}${path.sep}`.startsWith(`${config.home}${path.sep}`)) {
      throw new WrongUse("--out lies in the data folder, which it is a copy of: name another place");
    }
    await mkdir(out, { recursive: true, mode: 0o700 });
    if ((await readdir(out)).length > 0) throw new WrongUse(`${out} is not empty: name a new folder with --out`);
    const progress = showProgress();
    const opened = await openConfiguredDatabase(config, quietTo(terminal), { join: true });
    try {
      await using database = openDatabase(opened.url, {
        applicationName: "fixline backup",
        maxConnections: 1,
        statementTimeoutMs: 0,
      });
      await mkdir(path.join(out, "tables"));
      const facts = await dumpDatabase(database.sql, path.join(out, "tables"), now, (table, done, of) =>
        progress.show(`${table} (${done + 1} of ${of})`),
      );
      // After the database: whatever file a row names is there by then.
      progress.show("files");
      for (const name of await readdir(config.home).catch(() => [])) {
        if (leftOut.has(name)) continue;
        await cp(path.join(config.home, name), path.join(out, "home", name), { recursive: true });
      }
      await writeFile(path.join(out, "backup.json"), `${JSON.stringify(facts, null, 2)}\n`, {
        mode: 0o600,
        flush: true,
      });
      progress.clear();
      const rows = Object.values(facts.tables).reduce((sum, count) => sum + count, 0);
      terminal.out(`${rows} rows and the files are in ${out}`);
      if (config.secrets.fixlineSecret !== null)
        terminal.out("FIXLINE_SECRET is not in it: keep it beside it, for nobody can sign in without it.");
      return 0;
    } finally {
      progress.clear();
      await opened.close();
    }
  },
};
