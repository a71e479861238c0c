import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { PageAssets } from "./pages/page-assets.ts";
import { colourSheet } from "./style/colour-sheet.ts";

const folder = import.meta.dirname;
const sheets = ["page.css", "headlines.css", "card.css", "table.css", "chart.css", "print.css"] as const;
const target = ["es2022", "chrome111", "firefox113", "safari16.4"];

/**
 * Builds what the pages load: one stylesheet, the small script, and the parts that it fetches when a filter is first used (Observable
 * Plot and the chart functions). Same sources, same bytes and names. Once for a build of the site, not once a page.
 */
export async function buildPageAssets(): Promise<PageAssets> {
  // Loaded only when there is something to build: it is a program of its own.
  const { build, transform } = await import("esbuild");
  const texts = await Promise.all(sheets.map((name) => readFile(path.join(folder, "style", name), "utf8")));
  const css = await transform([colourSheet(), ...texts].join("\n"), { loader: "css", minify: true, target });
  const style = new TextEncoder().encode(css.code);
  const { outputFiles, metafile } = await build({
    absWorkingDir: folder,
    entryPoints: { page: "browser/main.ts" },
    outdir: "assets",
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target,
    minify: true,
    metafile: true,
    legalComments: "none",
    logLevel: "silent",
  });
  const entry = Object.entries(metafile.outputs).find(([, made]) => made.entryPoint === "browser/main.ts")?.[0];
  const files = outputFiles.map(({ path: at, contents }) => ({ name: `assets/${path.basename(at)}`, bytes: contents }));
  const script = files.find(({ name }) => entry !== undefined && name === `assets/${path.basename(entry)}`);
  if (script === undefined) throw new Error("the build made no script for the pages");
  return {
    style: { name: `assets/page-${createHash("sha256").update(style).digest("hex").slice(0, 10)}.css`, bytes: style },
    script,
    parts: files.filter((file) => file !== script).sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
