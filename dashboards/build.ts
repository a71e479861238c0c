import { createHash } from "node:crypto";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { deskModels } from "../src/analytics/metrics/desk-models.ts";
import { type MakersRow, makers } from "../src/analytics/metrics/makers.ts";
import { openMetricSession } from "../src/analytics/metrics/metric-session.ts";
import { prepareCells } from "../src/analytics/metrics/prepare-cells.ts";
import { readMaker } from "./data/maker-numbers.ts";
import { indexPage, type MakerPages, makerPages, type SiteFrame } from "./data/maker-pages.ts";
import { uniqueSlugs } from "./data/slugs.ts";
import type { IndexPageData, PageRenderers, RenderedPage } from "./page-data.ts";
import { type NextSite, startSite } from "./site-folder.ts";
import { readSiteState, type SiteState, writeSiteState } from "./site-state.ts";

export type BuildOptions = {
  /** The snapshot: its file, which is only read, its number, and when it was made (ISO). */
  readonly snapshot: { readonly file: string; readonly number: number; readonly builtAt: string };
  /** Where the builder remembers what was published (see `site-state.ts`). */
  readonly book: string;
  /** The folder of the site; replaced as a whole. */
  readonly out: string;
  readonly deskName: string;
  readonly demo: boolean;
  /** Organisations below which a cell is suppressed. */
  readonly k: number;
  readonly renderers: PageRenderers;
  /** Another one where the pages would look different with the same data. */
  readonly look: string;
  /** Hears what is being done, a phrase at a time, and how far it is (0 … 1). */
  readonly said?: (progress: string, done: number) => void;
};

/** What a build did. `kept` makers are as they were. */
export type Built = { readonly manufacturers: number; readonly models: number; readonly kept: number };

/**
 * Builds the site from a snapshot: an index, a folder for each maker, a page for each of its models. Written beside the site that is
 * there and put in its place at the very end; a maker whose numbers did not change is taken over. The same snapshot, after the same
 * book, gives the same bytes. One build at a time is the caller's to see to.
 */
export async function buildDashboards(options: BuildOptions): Promise<Built> {
  const { snapshot, book, out, k, said = () => undefined } = options;
  await mkdir(book, { recursive: true, mode: 0o700 });
  const [kept, next] = [path.join(book, "book.duckdb"), path.join(book, "next.duckdb")];
  for (const leftover of [next, `${next}.wal`]) await rm(leftover, { force: true });
  await copyFile(kept, next).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  const former = await readSiteState(book, out);
  await using site = await startSite(out);
  const session = await openMetricSession({
    snapshot: snapshot.file,
    book: next,
    temporaryFolder: path.join(book, "temporary"),
  });
  let state: SiteState;
  let built: Built;
  try {
    const covered = await prepareCells(session, { k, builtAt: new Date(snapshot.builtAt) }, (what) => said(what, 0));
    const frame = { deskName: options.deskName, demo: options.demo, k, ...covered };
    const all = addressed(await session.ask(makers));
    const listed: IndexPageData["manufacturers"][number][] = [];
    const folders: Record<string, SiteState["folders"][string]> = {};
    let [models, untouched] = [0, 0];
    for (const [at, maker] of all.entries()) {
      said(maker.name, at / all.length);
      const numbers = maker.published ? await readMaker(session, maker.maker, k) : null;
      const known = await session.ask(deskModels, { maker: maker.maker });
      const pages = makerPages(frame, maker, numbers, known);
      const hash = hashOf([options.look, pages.manufacturer, [...pages.models]]);
      const isSame = former?.folders[maker.address]?.hash === hash && (await site.keep(maker.address));
      if (isSame) untouched += 1;
      else await writeMaker(site, maker.address, pages, options.renderers);
      folders[maker.address] = { maker: maker.maker, name: maker.name, hash };
      listed.push(pages.listed);
      models += pages.models.size;
    }
    await writeIndex(site, frame, listed, options.renderers);
    await session.run("checkpoint book");
    state = { snapshot: snapshot.number, builtAt: snapshot.builtAt, k, folders };
    built = { manufacturers: all.length, models, kept: untouched };
  } finally {
    session.close();
  }
  // The book first: after a break between the two what is published is at most older than what it knows to hide.
  await rename(next, kept);
  await site.publish();
  await writeSiteState(book, out, state);
  said("done", 1);
  return built;
}

/** Makers in the order of their names, each with the folder it gets. Those without any name to go by come last. */
function addressed(rows: readonly MakersRow[]): readonly (MakersRow & { readonly address: string })[] {
  const slugs = uniqueSlugs(rows.map(({ maker, name, slug }) => ({ id: maker, name, fixed: slug })));
  return rows
    .map((row) => ({ ...row, address: slugs.get(row.maker) ?? "page" }))
    .sort(
      (one, other) =>
        order(one.maker === "", other.maker === "") || order(one.name, other.name) || order(one.maker, other.maker),
    );
}

function order<T extends string | boolean>(one: T, other: T): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

async function writeMaker(site: NextSite, folder: string, pages: MakerPages, renderers: PageRenderers): Promise<void> {
  await writePage(site, `${folder}/index.html`, renderers.renderManufacturerPage(pages.manufacturer));
  for (const [file, data] of pages.models) {
    await writePage(site, `${folder}/${file}.html`, renderers.renderModelPage(data));
  }
}

async function writeIndex(
  site: NextSite,
  frame: SiteFrame,
  listed: IndexPageData["manufacturers"],
  renderers: PageRenderers,
): Promise<void> {
  await writePage(site, "index.html", renderers.renderIndexPage(indexPage(frame, listed)));
}

async function writePage(site: NextSite, name: string, page: RenderedPage): Promise<void> {
  await site.write(name, new TextEncoder().encode(page.html));
  for (const file of page.files) await site.write(path.posix.join(path.posix.dirname(name), file.name), file.bytes);
}

function hashOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}
