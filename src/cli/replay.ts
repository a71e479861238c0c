import { chmodSync, existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { openApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { type Command, WrongUse } from "./command.ts";
import { readOptions, wholeNumber } from "./read-options.ts";
import { readRows } from "./replay/read-rows.ts";
import { runReplay } from "./replay/run-replay.ts";

/** Plays a repair history through the desk. */
export const replay: Command = {
  name: "replay",
  summary: "play a repair history through the desk",
  help: `Usage: fixline replay FILE --problem COLUMN --action COLUMN [--limit N] [--lanes N] [--transcript] [--keep] [--json]

Plays each row of a CSV or TSV file through the real desk and the web chat: a customer reports the words of --problem, a technician
works it, reports the words of --action, the customer signs, the ticket is closed and rated. Prints rates, and whatever went wrong.

It uses a desk of its own in a temporary folder, removed afterwards, unless --keep: then the one of FIXLINE_HOME or DATABASE_URL.
--lanes (8) rows are played beside each other. --transcript prints what was said in each ticket.`,
  async run(args, terminal) {
    const table = {
      problem: "text",
      action: "text",
      limit: "text",
      lanes: "text",
      transcript: "flag",
      keep: "flag",
      json: "flag",
    } as const;
    const { options, rest } = readOptions(args, table);
    const [file, ...more] = rest;
    if (file === undefined || more.length > 0) throw new WrongUse("say which one file to play");
    if (!existsSync(file)) throw new WrongUse(`there is no file ${file}`);
    const { problem, action } = options;
    if (problem === undefined || action === undefined)
      throw new WrongUse("name the columns with --problem and --action");
    const limit = wholeNumber("limit", options.limit, Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER);
    const lanes = wholeNumber("lanes", options.lanes, 8, 1, 64);

    const temporary = options.keep ? null : mkdtempSync(path.join(tmpdir(), "fixline-replay-"));
    // Run by root, the database is another user: closed to them, it would live (and stay) elsewhere.
    if (temporary !== null) chmodSync(temporary, 0o711);
    const env = { ...terminal.env, FIXLINE_DEMO: "0", ...(temporary === null ? {} : { FIXLINE_HOME: temporary }) };
    const config = readConfig(temporary === null ? env : { ...env, DATABASE_URL: undefined });
    const app = await openApp({
      config,
      secret: "replay".repeat(8),
      pages: false,
      log: pino({ level: "warn" }, pino.destination(2)),
    });
    try {
      let skipped = 0;
      const rows = readRows(file, { problem, action }, () => {
        skipped++;
      });
      const summary = await runReplay(app, rows, { limit, lanes, transcript: options.transcript, terminal });
      const all = { ...summary, skippedRows: skipped };
      terminal.out(options.json ? JSON.stringify(all) : describe(all));
      return summary.troubles.length === 0 && summary.unfinished === 0 ? 0 : 1;
    } finally {
      await app.close();
      if (temporary !== null) await rm(temporary, { recursive: true, force: true });
    }
  },
};

function describe(summary: Awaited<ReturnType<typeof runReplay>> & { readonly skippedRows: number }): string {
  const troubles = summary.troubles.slice(0, 20).map(({ line, message }) => `  line ${line}: ${message}`);
  return [
    `${summary.played} rows played in ${summary.seconds.toFixed(1)} s: ${(summary.played / summary.seconds).toFixed(1)} tickets/s, ${(summary.acts / summary.seconds).toFixed(0)} acts/s.`,
    `${summary.closed} tickets closed, ${summary.signed} signed, ${summary.unfinished} unfinished; ${summary.skippedRows} rows without a problem left out.`,
    `${summary.messages} messages, ${summary.deliveries} deliveries, ${summary.undelivered} not sent.`,
    ...(troubles.length === 0
      ? ["Nothing was refused or lost."]
      : [`${summary.troubles.length} rows went wrong:`, ...troubles]),
  ].join("\n");
}
