import type { FigureSource } from "../figures/figure.ts";
import type { View } from "../page-data.ts";
import { html, jsonForScript, type Markup } from "./markup.ts";

/** What the browser redraws a page from: every view, already suppressed, and what the page has only once. */
export type PageCubes = Omit<FigureSource, "view"> & { readonly views: readonly View[] };

/** The cubes as data within the page, which no policy needs to allow, for nothing in it runs. */
export const pageCubes = (cubes: PageCubes): Markup | null =>
  cubes.views.length < 2 ? null : html`<script type="application/json" id="cubes">${jsonForScript(cubes)}</script>`;

/**
 * Data with measured numbers of five digits that count; counts stay whole. Pages are drawn from it at build as in the browser, so that
 * both round alike.
 */
export const shortNumbers = <Data>(data: Data): Data =>
  JSON.parse(
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value,
    ),
  ) as Data;
