import type { RenderedPage } from "../page-data.ts";

type PageFile = RenderedPage["files"][number];

/** What every page loads: names are addresses relative to the page's folder, and carry a hash of what is in them. */
export type PageAssets = {
  readonly style: PageFile;
  /** The script that a page starts with; it fetches `parts` when a filter is first used. */
  readonly script: PageFile;
  readonly parts: readonly PageFile[];
};
