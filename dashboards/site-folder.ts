import { constants, copyFile, link, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** A site that is being written beside the one that is read, until it takes its place. */
export type NextSite = AsyncDisposable & {
  /** Writes a file; its folders are made. `name` is relative, with "/" between folders. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Takes files over from the site that is read, as they are. False where it has not got all of them. */
  keep(names: readonly string[]): Promise<boolean>;
  /** Puts this site in the place of the old one. */
  publish(): Promise<void>;
};

/** Stands in every site, so that no other folder is taken for one and replaced. */
const mark = ".fixline-dashboards";

/** The folder that was named holds something else: nothing was touched. The message says so. */
export class NotASiteError extends Error {
  override readonly name = "NotASiteError";
}

/**
 * Starts a site beside `folder`. Nothing is changed there before `publish`, which renames twice: the old site away, this one in its
 * place. Throws NotASiteError for a folder with anything else in it. Disposing of an unpublished one takes it away; what a killed build left is taken away by the next, and an old site that was
 * renamed away by it comes back first.
 */
export async function startSite(folder: string): Promise<NextSite> {
  const parent = path.dirname(path.resolve(folder));
  const name = path.basename(folder);
  const old = path.join(parent, `.${name}.old`);
  const next = path.join(parent, `.${name}.next`);
  await mkdir(parent, { recursive: true });
  await restoreSite(folder);
  const there = await readdir(folder).catch((): string[] => []);
  if (there.length > 0 && !there.includes(mark)) {
    throw new NotASiteError(
      `${folder} holds other files, which would be gone: name an empty folder, or one of an earlier build.`,
    );
  }
  await rm(old, { recursive: true, force: true });
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  await writeFile(path.join(next, mark), "");
  const within = (file: string): string => {
    const full = path.resolve(next, file);
    if (!full.startsWith(`${next}${path.sep}`)) throw new Error(`"${file}" leads out of the site`);
    return full;
  };
  const made = new Set<string>();
  const makeFolderOf = async (full: string): Promise<void> => {
    const folder = path.dirname(full);
    if (made.has(folder)) return;
    await mkdir(folder, { recursive: true });
    made.add(folder);
  };

  return {
    async write(file, bytes) {
      const full = within(file);
      await makeFolderOf(full);
      await writeFile(full, bytes);
    },
    async keep(names) {
      for (const name of names) {
        await makeFolderOf(within(name));
        if (await takeOver(path.join(folder, name), within(name))) continue;
        // What the old site shares by now is not to be written into.
        for (const one of names) await rm(within(one), { force: true });
        return false;
      }
      return true;
    },
    async publish() {
      await rename(folder, old).catch(ignoreMissing);
      await rename(next, folder);
      await rm(old, { recursive: true, force: true });
    },
    [Symbol.asyncDispose]: () => rm(next, { recursive: true, force: true }),
  };
}

/** Puts a site back that a build had renamed away when it was killed. Does nothing where there is one. */
export async function restoreSite(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const old = path.join(path.dirname(path.resolve(folder)), `.${path.basename(folder)}.old`);
  await rename(old, folder).catch(ignoreMissing);
}

/** Files never change once they are written, so the new site shares them with the old one; where the disk cannot, they are copied. */
async function takeOver(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
    return true;
  } catch (error) {
    ignoreMissing(error);
    return false;
  }
}

async function isFolder(at: string): Promise<boolean> {
  return stat(at).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
