import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** A PostgreSQL installation: the folder that holds `bin`, `lib` and `share`, and which build it is. */
export type Binaries = { readonly root: string; readonly version: string };

const require = createRequire(import.meta.url);

/** Finds the PostgreSQL that was installed for this system, or says what to do where there is none. */
export const findBinaries = (): Binaries => {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const packageName = `@embedded-postgres/${system}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(packageName);
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this system (${packageName} is not installed). ` +
        "Run `npm ci`, or set DATABASE_URL to a PostgreSQL 15 or later.",
    );
  }
  const packageRoot = path.resolve(path.dirname(entry), "..");
  const { version } = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8")) as { version: string };
  return { root: path.join(packageRoot, "native"), version };
};

/** Where a program of the installation is. */
export const programOf = (binaries: Binaries, name: "postgres" | "initdb" | "pg_ctl"): string =>
  path.join(binaries.root, "bin", process.platform === "win32" ? `${name}.exe` : name);

/** True when every library link that the programs need is there. */
export const hasLibraryLinks = (binaries: Binaries): boolean =>
  libraryLinks(binaries).every((link) => existsSync(link.path));

/**
 * Makes the library links that npm cannot pack. The package makes them in its postinstall script, which does not run
 * under `--ignore-scripts` or where npm has scripts switched off.
 */
export const makeLibraryLinks = (binaries: Binaries): void => {
  for (const link of libraryLinks(binaries)) {
    try {
      symlinkSync(link.target, link.path);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
};

const libraryLinks = (binaries: Binaries): readonly { path: string; target: string }[] => {
  const list = path.join(binaries.root, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const rows = JSON.parse(readFileSync(list, "utf8")) as readonly { source: string; target: string }[];
  return rows.map((row) => {
    const at = path.join(binaries.root, "..", row.target);
    return { path: at, target: path.relative(path.dirname(at), path.join(binaries.root, "..", row.source)) };
  });
};
