import { type BuildOptions, type Built, buildDashboards } from "./build.ts";
import { buildPageAssets } from "./build-page-assets.ts";
import { lookOfPages } from "./look-of-pages.ts";
import { pageRenderers } from "./pages/page-renderers.ts";

/** What a build needs besides how pages are drawn: plain data, so that it can be handed to a thread. */
export type SiteOrder = Omit<BuildOptions, "renderers" | "look" | "said">;

/** Builds the site with the project's own pages. See `buildDashboards`. */
export async function buildSite(order: SiteOrder, said: NonNullable<BuildOptions["said"]>): Promise<Built> {
  const renderers = pageRenderers(await buildPageAssets());
  return buildDashboards({ ...order, renderers, look: await lookOfPages(), said });
}
