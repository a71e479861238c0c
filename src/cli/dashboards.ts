import path from "node:path";
import { buildSite } from "../../dashboards/build-site.ts";
import { NotASiteError } from "../../dashboards/site-folder.ts";
import { siteFolder } from "../../dashboards/site-state.ts";
import { SnapshotError } from "../analytics/warehouse/refresh.ts";
import { openWarehouse } from "../analytics/warehouse/warehouse.ts";
import { reportingSource } from "../core/store/reporting-source.ts";
import { buildDashboardsOf } from "../wiring/build-dashboards.ts";
import { type Command, WrongUse } from "./command.ts";
import { readOptions } from "./read-options.ts";
import { showProgress } from "./show-progress.ts";
import { withDesk } from "./with-desk.ts";

/** Builds the static site that manufacturers read. */
export const dashboards: Command = {
  name: "dashboards",
  summary: "build the dashboards that manufacturers read",
  help: `Usage: fixline dashboards [--out DIR] [--json]

Brings the warehouse up to date and builds the dashboards from it: an index, a folder for each manufacturer, a page for each model. They
go to the folder "dashboards" of the data folder, which a running desk serves, or to DIR, to be copied to any web server. DIR is replaced
as a whole. What a build hides stays hidden in later ones: the folder "dashboards-book" of the data folder remembers it.`,
  async run(args, terminal) {
    const { options, rest } = readOptions(args, { out: "text", json: "flag" });
    if (rest.length > 0) throw new WrongUse(`there is nothing to do with "${rest[0]}"`);
    return withDesk(terminal, async (desk, { home }) => {
      const out = options.out === undefined ? siteFolder(home) : path.resolve(options.out);
      const warehouse = openWarehouse({ home, source: reportingSource(desk.database), clock: desk.clock });
      const progress = showProgress();
      const began = performance.now();
      const said = (what: string, done: number) =>
        progress.show(`${String(Math.floor(done * 100)).padStart(3)} %  ${what}`);
      try {
        const built = await buildDashboardsOf({ desk, home, warehouse }, (order) => buildSite(order, said), out);
        progress.clear();
        if (built === null) {
          terminal.err("Another process is building the dashboards; its site will do.");
          return 1;
        }
        const seconds = (performance.now() - began) / 1000;
        if (options.json) terminal.out(JSON.stringify({ ...built, out, seconds }));
        else {
          const { manufacturers, models, kept } = built;
          terminal.out(
            `${manufacturers} manufacturers, ${models} models in ${seconds.toFixed(1)} s, ${kept} manufacturers as they were: ${out}`,
          );
        }
        return 0;
      } catch (error) {
        progress.clear();
        if (!(error instanceof SnapshotError || error instanceof NotASiteError)) throw error;
        terminal.err(error.message);
        return 1;
      }
    });
  },
};
