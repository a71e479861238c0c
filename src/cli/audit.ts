import { existsSync, readFileSync } from "node:fs";
import { readAnchors, writeAnchor } from "../core/domain/audit-anchor.ts";
import { makeAnchor, verifyAudit } from "../core/usecases/verify-audit.ts";
import { serverSecret } from "../secret.ts";
import { type Command, WrongUse } from "./command.ts";
import { readOptions } from "./read-options.ts";
import { withDesk } from "./with-desk.ts";

/** Proves that nothing was changed after it had happened, and seals what has. */
export const audit: Command = {
  name: "audit",
  summary: "prove that events, reports and signatures were not changed",
  help: `Usage: fixline audit verify [--anchor FILE-OR-LINE] [--json]
       fixline audit anchor

verify follows every chain of events, every frozen report with its signature, the words behind events, and the anchors that the
desk makes each night; it names each row that was changed. Exit status 0 where all is whole, else 1.

An anchor is one line, sealed with the server's secret. Keep some away from the desk (its log of them is anchors.txt in the data folder):
with --anchor, a line or a file of lines, verify also finds what somebody changed who holds the whole database.
anchor makes one now and prints it.`,
  async run(args, terminal) {
    const { options, rest } = readOptions(args, { anchor: "text", json: "flag" });
    const [what] = rest;
    if (rest.length !== 1 || (what !== "verify" && what !== "anchor")) {
      throw new WrongUse("say fixline audit verify or fixline audit anchor");
    }
    const kept = options.anchor === undefined ? [] : readAnchors(textOf(options.anchor));
    if (options.anchor !== undefined && kept.length === 0) throw new WrongUse("--anchor holds no line of an anchor");
    return withDesk(terminal, async (desk, config) => {
      const secret = serverSecret(config.home, config.secrets.fixlineSecret);
      if (what === "anchor") {
        const anchor = await desk.atOnce((work) => makeAnchor(work, secret));
        if (anchor === null) throw new Error("another process has just made one: try again");
        terminal.out(writeAnchor(anchor));
        return 0;
      }
      const result = await desk.read((work) => verifyAudit(work, secret, kept));
      const { faults, faultCount } = result;
      if (options.json) terminal.out(JSON.stringify({ whole: faultCount === 0, ...result }));
      else {
        for (const fault of faults) terminal.out(`CHANGED  ${fault.what.padEnd(7)} ${fault.where}`);
        if (faultCount > faults.length) terminal.out(`         and ${faultCount - faults.length} more`);
        const seen = `${result.events} events in ${result.chains} chains, ${result.reports} reports, ${result.words} words, ${result.anchors} anchors`;
        terminal.out(faultCount === 0 ? `Whole: ${seen}.` : `${faultCount} changed, of ${seen}.`);
      }
      return faultCount === 0 ? 0 : 1;
    });
  },
};

/** The text of a file, or the line itself. */
function textOf(anchor: string): string {
  return existsSync(anchor) ? readFileSync(anchor, "utf8") : anchor;
}
