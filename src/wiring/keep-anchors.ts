import { appendFile } from "node:fs/promises";
import path from "node:path";
import type { RecurringJob } from "../core/delivery/elected.ts";
import type { Log } from "../core/delivery/log.ts";
import { writeAnchor } from "../core/domain/audit-anchor.ts";
import type { Desk } from "../core/store/work.ts";
import { makeAnchor, postAnchor } from "../core/usecases/verify-audit.ts";

/** Seals each night what has happened, and writes the line beside the database, into the log and into a desk channel: it gets away. */
export function anchorJob(deps: {
  readonly desk: Desk;
  readonly home: string;
  readonly secret: string;
  readonly log: Log;
}): RecurringJob {
  return {
    name: "audit-anchor",
    cron: "7 4 * * *",
    async run() {
      const anchor = await deps.desk.transact(async (work) => {
        const made = await makeAnchor(work, deps.secret);
        if (made !== null) await postAnchor(work, made);
        return made;
      });
      if (anchor === null) return;
      const line = writeAnchor(anchor);
      await appendFile(path.join(deps.home, "anchors.txt"), `${line}\n`, { mode: 0o600, flush: true });
      deps.log.info({ anchor: line }, "what has happened was sealed");
    },
  };
}
