import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** What was built last: kept beside the book, away from the site, since it names makers by their ids. */
export type SiteState = {
  /** The snapshot that the site was built from, by number, and when. */
  readonly snapshot: number;
  readonly builtAt: string;
  readonly k: number;
  /** Each maker's folder: whose it is, and a hash of everything that its pages were made from. */
  readonly folders: Readonly<Record<string, { readonly maker: string; readonly name: string; readonly hash: string }>>;
};

const fileName = "site.json";

/** The folder, within the data folder, of what the builder remembers: never served. */
export function bookFolder(home: string): string {
  return path.join(home, "dashboards-book");
}

/** The folder of the site itself, where nobody asked for another. */
export function siteFolder(home: string): string {
  return path.join(home, "dashboards");
}

/** Null where nothing was built yet, or it cannot be read: then everything is built. */
export async function readSiteState(folder: string): Promise<SiteState | null> {
  try {
    return JSON.parse(await readFile(path.join(folder, fileName), "utf8")) as SiteState;
  } catch {
    return null;
  }
}

export async function writeSiteState(folder: string, state: SiteState): Promise<void> {
  const unfinished = path.join(folder, `${fileName}.next`);
  await writeFile(unfinished, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, path.join(folder, fileName));
}
