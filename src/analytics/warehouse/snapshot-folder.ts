import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { baseOf } from "./open-duckdb.ts";

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

/**
 * The folder of the snapshots, none of which ever changes: `000007.duckdb`, which is whole, `000012-on-000007.duckdb`, which is what
 * changed since that one, and `manifest.json`, which names the current one.
 */
export type SnapshotFolder = {
  readonly path: string;
  /** The current snapshot; null where there is none, or its manifest cannot be read. */
  current(): Promise<Manifest | null>;
  /** An empty folder to build in; swept away if the builder dies. */
  startBuild(): Promise<string>;
  /** Makes the built file the current snapshot, in one step: others see the old one or this one. */
  publish(builtFile: string, manifest: Manifest): Promise<void>;
  /** Removes what dead builders left, and old snapshots but the last `keep` ones, unless one is still `inUse` or another stands on it. */
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
      const newest = (await current())?.number ?? 0;
      const names = await readdir(folder);
      const kept = names.filter((name) => {
        const number = numberOf(name);
        return number !== null && number <= newest && (number > newest - keep || inUse(name));
      });
      const needed = new Set([...kept, ...kept.flatMap((name) => baseOf(name) ?? [])]);
      for (const name of names) {
        if (needed.has(name) || (numberOf(name) === null && !name.startsWith("build-"))) continue;
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

/** The file name of a snapshot; `base` is that of the whole one which it stands on, if it does. */
export function snapshotFile(number: number, base: string | null = null): string {
  const written = String(number).padStart(6, "0");
  return base === null ? `${written}.duckdb` : `${written}-on-${base}`;
}

/** The number of a snapshot by the name of its file, or of the log beside it; null of anything else. */
function numberOf(name: string): number | null {
  const number = /^(\d+)(-on-\d+)?\.duckdb(\.wal)?$/.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
