import { createHash } from "node:crypto";
import path from "node:path";
import { fewAtOnce } from "./few-at-once.ts";
import type { PageDrawer, PageOrder } from "./page-drawer.ts";
import type { NextSite } from "./site-folder.ts";
import type { PageHashes } from "./site-state.ts";
import { summaryFile } from "./summary/monthly-summary.ts";

/** A page and the name of its file within its folder. */
export type PlacedPage = { readonly file: string; readonly order: PageOrder };

/** Puts pages into the next site: those that are as they were are taken over, the others drawn. */
export type PagePutter = {
  /**
   * Puts a folder's pages and what they load. `former`: what its pages were made from the last time. Gives the same of this time, and
   * how many have to be drawn; they may be under way when this resolves.
   */
  put(
    folder: string,
    pages: readonly PlacedPage[],
    former: PageHashes,
  ): Promise<{ readonly hashes: PageHashes; readonly drawn: number }>;
  /** Waits for all pages; rejects where one could not be drawn or written. */
  done(): Promise<{ readonly drawn: number }>;
  /** Waits until nothing is being written any more, whatever came of it. */
  settled(): Promise<void>;
};

/** Pages that are drawn ahead of their being written: enough that neither thread waits, few enough to be held in memory. */
const mostAhead = 6;

/** `look`: another one where pages look different with the same data. */
export function putPages(parts: {
  readonly site: NextSite;
  readonly drawer: PageDrawer;
  readonly look: string;
}): PagePutter {
  const { site, drawer, look } = parts;
  const tasks = fewAtOnce(mostAhead);
  let all = 0;

  async function write(folder: string, { file, order }: PlacedPage): Promise<void> {
    const { html, files } = await drawer.draw(order);
    await site.write(path.posix.join(folder, file), new TextEncoder().encode(html));
    for (const { name, bytes } of files) await site.write(path.posix.join(folder, name), bytes);
  }

  return {
    async put(folder, pages, former) {
      const within = (name: string): string => path.posix.join(folder, name);
      const hashes: Record<string, string> = {};
      let drawn = 0;
      for (const page of pages) {
        const hash = hashOf([look, page.order.data]);
        hashes[page.file] = hash;
        if (former[page.file] === hash && (await site.keep(filesOf(page).map(within)))) continue;
        drawn += 1;
        await tasks.begin(() => write(folder, page));
      }
      for (const { name, bytes } of drawer.assets) {
        if (!(await site.keep([within(name)]))) await site.write(within(name), bytes);
      }
      all += drawn;
      return { hashes, drawn };
    },
    async done() {
      await tasks.done();
      return { drawn: all };
    },
    settled: tasks.settled,
  };
}

/** Everything that is written for a page, by its data alone. */
function filesOf({ file, order: { kind, data } }: PlacedPage): readonly string[] {
  const summary = kind === "manufacturer" && !data.withheld ? [summaryFile] : [];
  return [file, ...Object.values(data.csv), ...summary];
}

function hashOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("base64url");
}
