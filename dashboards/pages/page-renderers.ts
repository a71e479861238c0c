import type { PageRenderers } from "../page-data.ts";
import { renderIndexPage } from "./index-page.ts";
import { renderManufacturerPage } from "./manufacturer-page.ts";
import { renderModelPage } from "./model-page.ts";
import type { PageAssets } from "./page-assets.ts";

/**
 * The three page functions with the style and the script that their pages load (`buildPageAssets`). The files that they give are
 * the CSV files at the names that the data gives them, relative to the page's folder; the assets lie beside the pages.
 */
export const pageRenderers = (assets: PageAssets): PageRenderers => ({
  renderIndexPage: (data) => renderIndexPage(data, assets),
  renderManufacturerPage: (data) => renderManufacturerPage(data, assets),
  renderModelPage: (data) => renderModelPage(data, assets),
});
