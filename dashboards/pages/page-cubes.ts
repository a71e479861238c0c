import type { FigureSource } from "../figures/figure.ts";
import type { View } from "../page-data.ts";
import { html, jsonForScript, type Markup } from "./markup.ts";

/** What the browser redraws a page from: every view, already suppressed, and what the page has only once. */
export type PageCubes = Omit<FigureSource, "view"> & { readonly views: readonly View[] };

/** The cubes as data within the page, which no policy needs to allow, for nothing in it runs. Numbers keep five digits that count. */
export function pageCubes(cubes: PageCubes): Markup | null {
  if (cubes.views.length < 2) return null;
  const short = JSON.parse(
    JSON.stringify(cubes, (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(5)) : value)),
  ) as PageCubes;
  return html`<script type="application/json" id="cubes">${jsonForScript(short)}</script>`;
}
