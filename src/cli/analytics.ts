import { SnapshotError } from "../analytics/warehouse/refresh.ts";
import { openWarehouse } from "../analytics/warehouse/warehouse.ts";
import { reportingSource } from "../core/store/reporting-source.ts";
import { type Command, WrongUse } from "./command.ts";
import { readOptions } from "./read-options.ts";
import { showProgress } from "./show-progress.ts";
import { withDesk } from "./with-desk.ts";

/** Works on the warehouse, from which likely fixes and dashboards are made. */
export const analytics: Command = {
  name: "analytics",
  summary: "bring the warehouse up to date",
  help: `Usage: fixline analytics refresh [--full] [--json]

Publishes a new snapshot of the desk's history if anything changed since the last one; --full builds it from nothing. A running desk
does it by itself every minute. Whoever reads the old snapshot goes on reading it.`,
  async run(args, terminal) {
    const { options, rest } = readOptions(args, { full: "flag", json: "flag" });
    if (rest.length !== 1 || rest[0] !== "refresh")
      throw new WrongUse("the one thing to do is: fixline analytics refresh");
    return withDesk(terminal, async (desk, config) => {
      const source = reportingSource(desk.database);
      const warehouse = openWarehouse({ home: config.home, source, clock: desk.clock });
      const progress = showProgress();
      const began = performance.now();
      const done = await warehouse
        .refresh({ full: options.full, said: progress.show })
        .catch((error: unknown) => {
          if (!(error instanceof SnapshotError)) throw error;
          terminal.err(error.message);
          return null;
        })
        .finally(() => progress.clear());
      if (done === null) return 1;
      const seconds = (performance.now() - began) / 1000;
      if (options.json) terminal.out(JSON.stringify({ ...done, seconds }));
      else if (done.kind === "unchanged") terminal.out("Nothing changed: the snapshot is up to date.");
      else if (done.kind === "busy") terminal.out("Another process is building a snapshot; it will do.");
      else {
        const { number, rows } = done.manifest;
        const counts = Object.entries(rows).map(([table, count]) => `${count.toLocaleString("en")} ${table}`);
        terminal.out(
          `Snapshot ${number}, ${done.kind === "full" ? "built anew" : `${done.changes} changes`}, in ${seconds.toFixed(1)} s: ${counts.join(", ")}.`,
        );
      }
      return 0;
    });
  },
};
