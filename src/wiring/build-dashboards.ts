import { mkdir } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { Built } from "../../dashboards/build.ts";
import type { SiteOrder } from "../../dashboards/build-site.ts";
import { bookFolder, siteFolder } from "../../dashboards/site-state.ts";
import { asOnlyBuilder } from "../analytics/warehouse/builder.ts";
import type { Warehouse } from "../analytics/warehouse/warehouse.ts";
import { hasDemoOrganisation } from "../core/store/demo-accounts.ts";
import type { Desk } from "../core/store/work.ts";

/**
 * Builds the dashboards from the newest snapshot, as the only builder of this machine; null where another one is at work.
 * `draw` does the work: here, or in a thread. Rejects where the disk or the data fail; the site that was there stays.
 */
export async function buildDashboardsOf(
  deps: { readonly desk: Pick<Desk, "read">; readonly home: string; readonly warehouse: Warehouse },
  draw: (order: SiteOrder) => Promise<Built>,
  out: string = siteFolder(deps.home),
): Promise<Built | null> {
  const { desk, home, warehouse } = deps;
  const book = bookFolder(home);
  await mkdir(book, { recursive: true, mode: 0o700 });
  return asOnlyBuilder(book, async () => {
    await warehouse.refresh();
    const snapshot = await warehouse.open();
    if (snapshot === null) return null;
    try {
      const { number, builtAt } = snapshot.manifest;
      const told = await desk.read(async (work) => ({
        deskName: work.settings.deskName,
        k: Math.max(1, work.settings.suppressBelowOrganisations),
        demo: await hasDemoOrganisation(work),
      }));
      return await draw({ snapshot: { file: snapshot.file, number, builtAt }, book, out, ...told });
    } finally {
      snapshot.close();
    }
  });
}

/** Draws in a thread of its own, so that thousands of pages hold no conversation up. */
export async function drawInThread(order: SiteOrder): Promise<Built> {
  const thread = new Worker(new URL("../../dashboards/site-thread.ts", import.meta.url), { workerData: order });
  try {
    return await new Promise<Built>((resolve, reject) => {
      thread.once("message", resolve);
      thread.once("error", reject);
      thread.once("exit", (status) => reject(new Error(`the thread that draws dashboards ended with ${status}`)));
    });
  } finally {
    await thread.terminate();
  }
}
