import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { recordMapper } from "../analytics/import/map-record.ts";
import { type OpenedSource, openSource, UnusableFile } from "../analytics/import/open-source.ts";
import { readConfig } from "../config.ts";
import { type Command, type Terminal, WrongUse } from "./command.ts";
import { type ChosenMapping, chooseMapping } from "./import/choose-mapping.ts";
import { describeCounts, describeMapping, describeRow } from "./import/describe-import.ts";
import { importFile } from "./import/import-file.ts";
import { readBatches } from "./import/read-batches.ts";
import { rejectedFile } from "./import/rejected-file.ts";
import { readOptions } from "./read-options.ts";
import { progressBar, showProgress } from "./show-progress.ts";
import { withDesk } from "./with-desk.ts";

/** Brings in history from elsewhere. */
export const importCommand: Command = {
  name: "import",
  summary: "bring in repairs that were done before the desk",
  help: `Usage: fixline import interventions FILE [--map FILE] [--set NAME] [--dry-run] [--yes] [--rejected FILE] [--json]

Reads a CSV, TSV, JSON lines or Parquet file of past repairs into the desk's history, from which likely fixes and dashboards are made.

--map FILE       which column is what; without it it is guessed from the header and written to a file that you can edit. The name of
                 a mapping that comes with Fixline will do too (see docs/history.md)
--set NAME       what this history is called (the file's name); the same row comes into a set once, however often it is imported
--dry-run        reads everything, says what would come of it, and stores nothing
--yes            does not ask before it begins
--rejected FILE  where refused rows go, with line and reason, to be mended and imported again

It may be stopped (Ctrl-C) and even killed: the same command goes on where it was.`,
  async run(args, terminal) {
    const { options, rest } = readOptions(args, {
      map: "text",
      set: "text",
      rejected: "text",
      "dry-run": "flag",
      yes: "flag",
      json: "flag",
    });
    const [what, file, ...more] = rest;
    if (what !== "interventions") throw new WrongUse("what can be imported is: fixline import interventions FILE");
    if (file === undefined || more.length > 0) throw new WrongUse("say which one file to import");
    if (!existsSync(file)) throw new WrongUse(`there is no file ${file}`);
    const setName = options.set ?? path.basename(file, path.extname(file));
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u.test(setName)) {
      throw new WrongUse(
        `"${setName}" is no name for a set: letters, digits, spaces, dots, - and _; say another one with --set`,
      );
    }
    const folder = path.join(readConfig(terminal.env).home, "imports");
    const rejectedPath = path.resolve(options.rejected ?? path.join(folder, `${setName}.rejected.csv`));
    if (options.rejected !== undefined && !existsSync(path.dirname(rejectedPath))) {
      throw new WrongUse(`there is no folder ${path.dirname(rejectedPath)} for the refused rows`);
    }
    const source = await openOrExplain(file);
    const chosen = await chooseMapping(source, { map: options.map, setName, folder });
    // With --json only the result is printed for the program that asked; what people read goes beside it.
    const tell = options.json ? terminal.err : terminal.out;
    for (const line of introduce(file, source, setName, chosen)) tell(line);
    if (options["dry-run"]) return dryRun(source, chosen, terminal, options.json);
    if (!options.yes && !(await confirmed(terminal, setName))) return 1;
    return withDesk(terminal, async (desk) => {
      const progress = showProgress();
      await mkdir(folder, { recursive: true, mode: 0o711 });
      const { run, end } = await importFile(desk, source, {
        mapping: chosen.mapping,
        mappingSha256: createHash("sha256").update(JSON.stringify(chosen.mapping)).digest("hex"),
        setName,
        rejected: (goesOn) => rejectedFile(rejectedPath, source.columns, goesOn),
        progress,
        stop: terminal.stop,
      });
      if (options.json) terminal.out(JSON.stringify({ set: setName, end, records: run.records, ...run.counts }));
      else {
        terminal.out(`\n${run.records.toLocaleString("en")} records ${endings[end]}`);
        for (const line of describeCounts(run.counts)) terminal.out(line);
      }
      if (run.counts.refused > 0) terminal.err(`Refused rows, with reasons: ${rejectedPath}`);
      if (end === "interrupted") terminal.err("Run the same command again to go on from here.");
      return end === "finished" ? 0 : 1;
    });
  },
};

const endings = {
  finished: "of the file are in the history:",
  interrupted: "are stored so far:",
  overtaken: "were stored; then another process that imports the same file got ahead:",
} as const;

async function openOrExplain(file: string): Promise<OpenedSource> {
  try {
    return await openSource(file);
  } catch (error) {
    if (error instanceof UnusableFile) throw new WrongUse(error.message);
    if (error instanceof Error && "code" in error && error.code === "EISDIR") throw new WrongUse(`${file} is a folder`);
    throw error;
  }
}

function introduce(file: string, source: OpenedSource, setName: string, chosen: ChosenMapping): readonly string[] {
  return [
    `${file}: ${source.format}, ${source.columns.length} columns, into the set "${setName}".`,
    ...source.notes,
    "",
    chosen.isGuess
      ? `Mapping, guessed from the header and written to ${chosen.file} (edit it to change it):`
      : `Mapping (${chosen.file}):`,
    ...describeMapping(chosen.mapping, source.columns),
    "",
  ];
}

/** Reads the whole file and says what would be stored. */
async function dryRun(
  source: OpenedSource,
  { mapping }: ChosenMapping,
  terminal: Terminal,
  asJson: boolean,
): Promise<number> {
  const progress = showProgress();
  const reasons = new Map<string, number>();
  const began = performance.now();
  let records = 0;
  let rows = 0;
  let undated = 0;
  let first: readonly string[] = [];
  for await (const batch of readBatches(source, recordMapper(mapping, source.columns, new Date()), 0)) {
    if (rows === 0) first = batch.rows.slice(0, 3).flatMap(describeRow);
    records += batch.records;
    rows += batch.rows.length;
    undated += batch.rows.filter((row) => row.undated).length;
    for (const { reason } of batch.refused) {
      const kind = reason.replace(/"[^"]*"/g, "…");
      reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
    }
    progress.show(progressBar(source.done(), records, (performance.now() - began) / 1000));
    if (terminal.stop.aborted) break;
  }
  progress.clear();
  const refused = records - rows;
  if (asJson)
    terminal.out(
      JSON.stringify({ dryRun: true, records, rows, refused, undated, reasons: Object.fromEntries(reasons) }),
    );
  else {
    for (const line of first) terminal.out(line);
    terminal.out(
      `\nOf ${records.toLocaleString("en")} records ${rows.toLocaleString("en")} can be stored; nothing was.`,
    );
    if (undated > 0) terminal.out(`${undated} of them without their date, which lies in the future.`);
    for (const [reason, count] of [...reasons].sort((one, other) => other[1] - one[1]).slice(0, 20)) {
      terminal.out(`  ${count.toLocaleString("en").padStart(11)} refused: ${reason}`);
    }
  }
  return 0;
}

/** Asks at a terminal; elsewhere nobody can answer. */
async function confirmed(terminal: Terminal, setName: string): Promise<boolean> {
  if (process.stdin.isTTY !== true)
    throw new WrongUse("nobody is here to answer: say --yes, or look first with --dry-run");
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(`Import this into "${setName}"? [y/N] `, { signal: terminal.stop });
    return /^\s*y(es)?\s*$/i.test(answer);
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") return false;
    throw error;
  } finally {
    asking.close();
  }
}
