import type { SiteFile } from "../page-data.ts";

/** What every page loads: names are addresses relative to the page's folder, and carry a hash of what is in them. */
export type PageAssets = {
  readonly style: SiteFile;
  /** The script that a page starts with; it fetches `parts` when a filter is first used. */
  readonly script: SiteFile;
  readonly parts: readonly SiteFile[];
};
