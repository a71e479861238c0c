import type {
  IndexPageData,
  ManufacturerPageData,
  ModelPageData,
  PageRenderers,
  RenderedPage,
  SiteFile,
} from "./page-data.ts";

/** A page to be drawn, as data. */
export type PageOrder =
  | { readonly kind: "index"; readonly data: IndexPageData }
  | { readonly kind: "manufacturer"; readonly data: ManufacturerPageData }
  | { readonly kind: "model"; readonly data: ModelPageData };

/** What makes pages of data: in this thread or in another. Several may be asked for at once. */
export type PageDrawer = {
  /** Rejects where a page cannot be drawn: a defect. */
  draw(order: PageOrder): Promise<RenderedPage>;
  /** What lies beside the pages in each folder; names are relative to it. */
  readonly assets: readonly SiteFile[];
};

/** Draws a page at once. */
export function drawPage(renderers: PageRenderers, order: PageOrder): RenderedPage {
  if (order.kind === "index") return renderers.renderIndexPage(order.data);
  if (order.kind === "manufacturer") return renderers.renderManufacturerPage(order.data);
  return renderers.renderModelPage(order.data);
}

/** A drawer in the thread that asks. */
export function drawHere(renderers: PageRenderers, assets: readonly SiteFile[] = []): PageDrawer {
  return { assets, draw: async (order) => drawPage(renderers, order) };
}
