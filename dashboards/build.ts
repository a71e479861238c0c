import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { deskModels } from "../src/analytics/metrics/desk-models.ts";
import { type MakersRow, makers } from "../src/analytics/metrics/makers.ts";
import { openMetricSession } from "../src/analytics/metrics/metric-session.ts";
import { prepareCells } from "../src/analytics/metrics/prepare-cells.ts";
import { readMaker } from "./data/maker-numbers.ts";
import { indexPage, makerPages } from "./data/maker-pages.ts";
import { uniqueSlugs } from "./data/slugs.ts";
import type { IndexPageData } from "./page-data.ts";
import type { PageDrawer } from "./page-drawer.ts";
import { putPages } from "./put-pages.ts";
import { startSite } from "./site-folder.ts";
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
  readonly drawer: PageDrawer;
  /** Another one where the pages would look different with the same data. */
  readonly look: string;
  /** Hears what is being done, a phrase at a time, and how far it is (0 … 1). */
  readonly said?: (progress: string, done: number) => void;
};

/** What a build did. `kept` makers are as they were, page by page; of the others, and of the index, `drawn` pages were not. */
export type Built = {
  readonly manufacturers: number;
  readonly models: number;
  readonly kept: number;
  readonly drawn: number;
};

/**
 * Builds the site from a snapshot: an index, a folder for each maker, a page for each of its models. Written beside the site that is
 * there and put in its place at the very end; a page whose numbers did not change is taken over. The same snapshot, after the same
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
  const pages = putPages({ site, drawer: options.drawer, look: options.look });
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
      const made = makerPages(frame, maker, numbers, known);
      const put = await pages.put(
        maker.address,
        [
          { file: "index.html", order: { kind: "manufacturer", data: made.manufacturer } },
          ...[...made.models].map(
            ([file, data]) => ({ file: `${file}.html`, order: { kind: "model", data } }) as const,
          ),
        ],
        former?.folders[maker.address]?.pages ?? {},
      );
      if (put.drawn === 0) untouched += 1;
      folders[maker.address] = { maker: maker.maker, name: maker.name, pages: put.hashes };
      listed.push(made.listed);
      models += made.models.size;
    }
    const index = { file: "index.html", order: { kind: "index", data: indexPage(frame, listed) } } as const;
    const { hashes } = await pages.put("", [index], former?.index ?? {});
    await session.run("checkpoint book");
    const { drawn } = await pages.done();
    state = { snapshot: snapshot.number, builtAt: snapshot.builtAt, k, index: hashes, folders };
    built = { manufacturers: all.length, models, kept: untouched, drawn };
  } finally {
    // Nothing is to be written any more when the unfinished site is taken away.
    await pages.settled();
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
