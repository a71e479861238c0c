import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** What was built last: kept beside the book, away from the site, since it names makers by their ids. */
export type SiteState = {
  /** The snapshot that the site was built from, by number, and when. */
  readonly snapshot: number;
  readonly builtAt: string;
  readonly k: number;
  readonly index: PageHashes;
  /** Each maker's folder: whose it is, and what its pages were made from. */
  readonly folders: Readonly<
    Record<string, { readonly maker: string; readonly name: string; readonly pages: PageHashes }>
  >;
};

/** For each page by its file: a hash of everything that it was made from. */
export type PageHashes = Readonly<Record<string, string>>;

/** One file for each site that was built, the desk's own or one elsewhere. */
function fileOf(book: string, site: string): string {
  const name = createHash("sha256").update(path.resolve(site)).digest("hex").slice(0, 12);
  return path.join(book, `site-${name}.json`);
}

/** The folder, within the data folder, of what the builder remembers: never served. */
export function bookFolder(home: string): string {
  return path.join(home, "dashboards-book");
}

/** The folder of the site itself, where nobody asked for another. */
export function siteFolder(home: string): string {
  return path.join(home, "dashboards");
}

/** Null where nothing was built yet, or it cannot be read: then everything is built. */
export async function readSiteState(book: string, site: string): Promise<SiteState | null> {
  try {
    return JSON.parse(await readFile(fileOf(book, site), "utf8")) as SiteState;
  } catch {
    return null;
  }
}

export async function writeSiteState(book: string, site: string, state: SiteState): Promise<void> {
  const file = fileOf(book, site);
  const unfinished = `${file}.next`;
  await writeFile(unfinished, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}
