import { type PlotOptions, plot } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { escapeHtml } from "../pages/markup.ts";
import { type ColourName, palette } from "../style/palette.ts";
import { finishChart } from "./finish-chart.ts";

// One document for all drawings: Plot only makes elements with it and leaves nothing in it.
const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** Draws a chart to SVG for a page. `says` is its text alternative. Same spec, same bytes. */
export function drawChart(spec: PlotOptions, says: string): string {
  const svg = plot({ ...spec, document: document as unknown as Document });
  finishChart(svg, "");
  // Written by us: linkedom leaves < and & in attributes as they are, which HTML allows and XML does not.
  const labelled = svg.outerHTML.replace(' aria-label=""', () => ` aria-label="${escapeHtml(says)}"`);
  // XML knows no control characters, not even escaped.
  return shorten(labelled.replace(/[^\P{Cc}\t\n\r]/gu, "\ufffd"));
}

/** The chart as a file of its own, in the light colours and on white, for slides, chats and letters. */
export function standAloneSvg(svg: string): string {
  const [, width, height] = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
  const opening = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${font}" color="${palette.light.ink}"`;
  return svg
    .replace(/^<svg\b/, opening)
    .replace(/>/, `><rect width="100%" height="100%" fill="${palette.light.surface}"/>`)
    .replace(/var\(--([a-z0-9-]+)\)/g, (whole, name: string) =>
      name in palette.light ? palette.light[name as ColourName] : whole,
    );
}

/** Coordinates to a tenth of a pixel, within tags alone: what people wrote stays as it is. */
function shorten(svg: string): string {
  return svg.replace(/<[a-zA-Z][^<>]*>/g, (tag) =>
    tag.replace(
      /(\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform)=")([^"]*)"/g,
      (_, name: string, value: string) => {
        const short = value.replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, (number) =>
          String(Math.round(Number(number) * 10) / 10),
        );
        return `${name}${short}"`;
      },
    ),
  );
}
