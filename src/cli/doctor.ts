import pino from "pino";
import { serverSecret } from "../secret.ts";
import { type Examined, isWell } from "../wiring/examine.ts";
import { openChat } from "../wiring/open-chat.ts";
import { openPhotos } from "../wiring/open-photos.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./read-options.ts";
import { withDesk } from "./with-desk.ts";

/** Looks at everything that the desk needs and says how to mend what is not well. */
export const doctor: Command = {
  name: "doctor",
  summary: "look at database, disk, clock and chat platforms",
  help: `Usage: fixline doctor [--json]

Looks at the database, the disk, the clock, and at each chat platform that is configured: tokens, rights, channels. In each desk channel
a trial message is posted and removed. Says how to mend what is not well. Exit status 0 where all is well, else 1.`,
  async run(args, terminal) {
    const { options } = readOptions(args, { json: "flag" });
    return withDesk(terminal, async (desk, config) => {
      const chat = await openChat({
        config,
        desk,
        vault: openPhotos({ config, desk, log: pino({ level: "silent" }) }).vault,
        log: pino({ level: "silent" }),
        random: Math.random,
        secret: serverSecret(config.home, config.secrets.fixlineSecret),
      });
      const parts = await chat.examine({ running: false });
      const well = isWell(parts);
      if (options.json) terminal.out(JSON.stringify({ well, parts }));
      else for (const line of linesOf(parts)) terminal.out(line);
      if (!options.json && chat.platforms.health().length === 0) terminal.out("No chat platform is configured.");
      return well ? 0 : 1;
    });
  },
};

function* linesOf(parts: readonly Examined[]): Generator<string> {
  for (const { part, findings } of parts) {
    for (const { what, well, hint } of findings) {
      yield `${well ? "ok  " : "FAIL"}  ${part.padEnd(9)} ${what}`;
      if (hint !== null) yield `      ${" ".repeat(9)} ${well ? "" : "→ "}${hint}`;
    }
  }
}
