import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { startElected } from "../core/delivery/elected.ts";
import { upkeepJobs } from "../core/delivery/upkeep.ts";
import { resolveByDns } from "../core/delivery/webhooks/open-address.ts";
import { makePostWebhook } from "../core/delivery/webhooks/post-webhook.ts";
import { pngDrawer } from "../core/photos/png-of-svg.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";
import { sweepFiles } from "../core/usecases/sweep-files.ts";
import { offerWaiting } from "../core/usecases/watch-bookings.ts";
import { anchorJob } from "./keep-anchors.ts";
import { keepDashboards } from "./keep-dashboards.ts";
import { keepFederation } from "./keep-federation.ts";
import { keepLearning } from "./keep-learning.ts";
import { privacyJobs } from "./keep-privacy.ts";
import { keepSummaries } from "./keep-summaries.ts";
import { keepTravel } from "./keep-travel.ts";
import { keepWarehouse } from "./keep-warehouse.ts";
import { keepWebhooks } from "./keep-webhooks.ts";
import { mapsOf } from "./maps-of.ts";
import { mineHistory } from "./mine-history.ts";
import type { Photos } from "./open-photos.ts";

/** What goes on by itself while the desk runs. */
export type KeptDesk = {
  /** The dashboards' files, for the server. */
  readonly site: ReturnType<typeof keepDashboards>["site"];
  stop(): Promise<void>;
};

/** Starts what works beside the talk: webhooks, the warehouse, travel, photos, learning, dashboards, and the jobs that one replica does. */
export async function keepDesk(deps: {
  readonly config: Config;
  readonly desk: Desk;
  readonly wakes: Wakes;
  readonly photos: Photos;
  readonly log: Logger;
  readonly secret: string;
  readonly random: () => number;
}): Promise<KeptDesk> {
  const { config, desk, wakes, photos, log, secret, random } = deps;
  const { home } = config;
  const upkeep = upkeepJobs(desk, log);
  const webhooks = keepWebhooks({ desk, wakes, secret, random, log });
  const federation = keepFederation({ desk, wakes, vault: photos.vault, secret, random, log });
  const history = keepWarehouse({ desk, home, log, onWake: wakes.on });
  const { warehouse } = history;
  const travel = keepTravel({ desk, wakes, log, ...mapsOf(config) });
  const movedPhotos = photos.start(wakes);
  const learning = keepLearning({ desk, wakes, warehouse, log });
  const dashboards = keepDashboards({ desk, home, warehouse, log });
  const summaries = keepSummaries({
    desk,
    vault: photos.vault,
    site: dashboards.site,
    toPng: pngDrawer(home),
    post: makePostWebhook({ resolve: resolveByDns }),
    secret,
    publicUrl: config.publicUrl,
    random,
    log,
  });
  const elected = startElected({
    desk,
    log,
    jobs: [
      ...upkeep,
      // A planned shift begins without anybody pressing anything: what waited overnight is offered then.
      { name: "offer-waiting", cron: "*/5 * * * *", run: async () => void (await desk.transact(offerWaiting)) },
      { name: "sweep-files", cron: "47 3 * * *", run: async () => void (await sweepFiles(desk, photos.vault)) },
      ...travel.jobs,
      anchorJob({ desk, home, secret, log }),
      ...webhooks.jobs,
      ...federation.jobs,
      ...history.jobs,
      ...privacyJobs({ desk, warehouse }),
      ...dashboards.jobs,
      ...summaries.jobs,
      ...mineHistory({ desk, warehouse }),
    ],
  });
  await upkeep[0]?.run();
  return {
    site: dashboards.site,
    async stop() {
      await learning.stop();
      await travel.stop();
      await movedPhotos.stop();
      summaries.stop();
      await dashboards.stop();
      await history.stop();
      await elected.stop();
      await webhooks.stop();
      await federation.stop();
    },
  };
}
