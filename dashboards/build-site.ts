import { type BuildOptions, type Built, buildDashboards } from "./build.ts";
import { buildPageAssets } from "./build-page-assets.ts";
import { drawInThread } from "./draw-in-thread.ts";
import { lookOfPages } from "./look-of-pages.ts";

/** What a build needs besides how pages are drawn: plain data, so that it can be handed to a thread. */
export type SiteOrder = Omit<BuildOptions, "drawer" | "look" | "said">;

/** Builds the site with the project's own pages. See `buildDashboards`. */
export async function buildSite(order: SiteOrder, said: NonNullable<BuildOptions["said"]>): Promise<Built> {
  await using drawer = drawInThread(await buildPageAssets());
  return await buildDashboards({ ...order, drawer, look: await lookOfPages(), said });
}
