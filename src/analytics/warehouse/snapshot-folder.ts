import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";

/** What a published snapshot says of itself. */
export type Manifest = {
  readonly number: number;
  /** Name of its file in the folder. */
  readonly file: string;
  /** Everything of transactions below this one is in it (decimal digits). */
  readonly txid: string;
  /** Which database, of which cluster: transaction ids of another mean nothing here. */
  readonly database: string;
  /** The shape of its tables: another one is built anew. */
  readonly shape: string;
  readonly builtAt: string;
  readonly rows: Readonly<Record<string, number>>;
};

/** The folder of the snapshots: `000012.duckdb` files, none of which ever changes, and `manifest.json`, which names the current one. */
export type SnapshotFolder = {
  readonly path: string;
  /** The current snapshot; null where there is none, or its manifest cannot be read. */
  current(): Promise<Manifest | null>;
  /** An empty folder to build in; swept away if the builder dies. */
  startBuild(): Promise<string>;
  /** Makes the built file the current snapshot, in one step: others see the old one or this one. */
  publish(builtFile: string, manifest: Manifest): Promise<void>;
  /** Removes what dead builders left, and old snapshots but the last `keep` ones, unless one of them is still `inUse` or young. */
  sweep(keep: number, inUse: (file: string) => boolean): Promise<void>;
};

const manifestName = "manifest.json";

export function snapshotFolder(folder: string): SnapshotFolder {
  async function current(): Promise<Manifest | null> {
    try {
      return JSON.parse(await readFile(path.join(folder, manifestName), "utf8")) as Manifest;
    } catch (error) {
      if (error instanceof SyntaxError || isMissing(error)) return null;
      throw error;
    }
  }

  return {
    path: folder,
    current,
    async startBuild() {
      const build = path.join(folder, `build-${process.pid}-${Date.now()}`);
      await mkdir(build, { recursive: true, mode: 0o700 });
      return build;
    },
    async publish(builtFile, manifest) {
      await flush(builtFile);
      await rename(builtFile, path.join(folder, manifest.file));
      const unfinished = path.join(path.dirname(builtFile), manifestName);
      const handle = await open(unfinished, "w", 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, path.join(folder, manifestName));
    },
    async sweep(keep, inUse) {
      const manifest = await current();
      const newest = manifest?.number ?? 0;
      for (const name of await readdir(folder)) {
        const number = Number(/^(\d+)\.duckdb(\.wal)?$/.exec(name)?.[1] ?? Number.NaN);
        const isLeftover = name.startsWith("build-") || number > newest;
        const isOld = number <= newest - keep;
        if (!isLeftover && !(isOld && !inUse(name))) continue;
        // An open file stays readable on Linux and macOS; where it does not (Windows), the next sweep finds it again.
        await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => undefined);
      }
    },
  };
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** The file name of a snapshot. */
export function snapshotFile(number: number): string {
  return `${String(number).padStart(6, "0")}.duckdb`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
