import { restoreSite } from "../../dashboards/site-folder.ts";
import { bookFolder, readSiteState, type SiteState, siteFolder } from "../../dashboards/site-state.ts";
import type { Warehouse } from "../analytics/warehouse/warehouse.ts";
import type { RecurringJob } from "../core/delivery/elected.ts";
import type { Log } from "../core/delivery/log.ts";
import type { Desk } from "../core/store/work.ts";
import { buildDashboardsOf, drawInThread } from "./build-dashboards.ts";

/** The dashboards of a running desk. */
export type KeptDashboards = {
  /** The folder of the site, when its data is from, and whose its parts are; built at the first call where there is none yet. Null where that failed. */
  site(): Promise<({ readonly folder: string } & Pick<SiteState, "builtAt" | "folders">) | null>;
  /** Every night, in one replica. */
  readonly jobs: readonly RecurringJob[];
  /** Waits for a build that is under way. */
  stop(): Promise<void>;
};

/** Builds the dashboards each night, and when somebody asks for them before the first night. */
export function keepDashboards(deps: {
  readonly desk: Pick<Desk, "read">;
  readonly home: string;
  readonly warehouse: () => Promise<Warehouse>;
  readonly log: Log;
  readonly draw?: typeof drawInThread;
}): KeptDashboards {
  const { desk, home, log, draw = drawInThread } = deps;
  let building: Promise<void> | null = null;

  function build(): Promise<void> {
    building ??= (async () => {
      const began = performance.now();
      const built = await buildDashboardsOf({ desk, home, warehouse: await deps.warehouse() }, draw);
      if (built !== null) {
        log.info({ ...built, seconds: Math.round(performance.now() - began) / 1000 }, "the dashboards were built");
      }
    })().finally(() => {
      building = null;
    });
    return building;
  }

  return {
    async site() {
      const folder = siteFolder(home);
      await restoreSite(folder);
      let state = await readSiteState(bookFolder(home), folder);
      if (state === null) {
        await build().catch((error: unknown) =>
          log.error({ error: String(error) }, "the dashboards could not be built"),
        );
        state = await readSiteState(bookFolder(home), folder);
      }
      return state === null ? null : { folder, builtAt: state.builtAt, folders: state.folders };
    },
    jobs: [{ name: "dashboards", cron: "23 2 * * *", run: build }],
    async stop() {
      await building?.catch(() => undefined);
    },
  };
}
