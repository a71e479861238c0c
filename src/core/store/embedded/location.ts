import { createHash, randomUUID } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Binaries, findBinaries, hasLibraryLinks, makeLibraryLinks, programOf } from "./binaries.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { canEnter, findNobody, type RunAs } from "./unprivileged-user.ts";

/** Where the database lives and who runs it. */
export type Location = {
  /** `<home>/postgres`: password, log, and the record of a move. */
  readonly folder: string;
  /** The cluster itself (PGDATA); it does not exist before the first start. */
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
};

/**
 * Decides where cluster and programs live, and copies the programs where they are needed.
 *
 * An ordinary user has everything under the data folder. PostgreSQL refuses to be root, so root runs it as `nobody`;
 * where `nobody` cannot walk into the data folder (a checkout under /root, say) the cluster is made below
 * `systemFolder` and the place is recorded in the data folder, once and for ever: a cluster never moves by itself.
 * A cluster that exists is run by the user who owns it.
 */
export const settleLocation = (home: string, systemFolder = "/var/lib/fixline"): Location => {
  const folder = path.join(path.resolve(home), "postgres");
  // Others may walk through, to reach the cluster, but not list: each file inside has its own narrow mode.
  makeWalkable(folder);
  return process.getuid?.() === 0 ? settleForRoot(folder, systemFolder) : settleForOrdinaryUser(folder);
};

const settleForOrdinaryUser = (folder: string): Location => {
  const cluster = recordedCluster(folder) ?? path.join(folder, "cluster");
  const owner = ownerOf(cluster);
  if (owner && process.getuid && owner.uid !== process.getuid()) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} belongs to another user (uid ${owner.uid}). ` +
        "Start Fixline as the user who first started it, or set FIXLINE_HOME to another folder.",
    );
  }
  return { folder, cluster, binaries: usableBinaries(path.join(folder, "programs"), null), runAs: null };
};

const settleForRoot = (folder: string, systemFolder: string): Location => {
  const hash = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 16);
  const moved = path.join(systemFolder, hash);
  const existing = recordedCluster(folder) ?? path.join(folder, "cluster");
  const owner = ownerOf(existing);
  const runAs = owner && owner.uid !== 0 ? owner : findNobody();
  const cluster = owner || recordedCluster(folder) ? existing : newCluster(folder, moved, runAs);
  if (owner && !canEnter(cluster, runAs)) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} runs as uid ${runAs.uid}, who can no longer enter that folder. ` +
        "Give others the right to walk through each folder above it (chmod o+x).",
    );
  }
  // The folder of a moved cluster can vanish with the disk image that held it while the data folder stays.
  if (cluster !== path.join(folder, "cluster")) makeWalkable(systemFolder, path.dirname(cluster));
  return { folder, cluster, binaries: usableBinaries(moved, runAs), runAs };
};

/** A place for a new cluster, recorded before anything is made there. */
const newCluster = (folder: string, moved: string, runAs: { uid: number; gid: number }): string => {
  if (canEnter(folder, runAs)) return path.join(folder, "cluster");
  // Somebody who deleted the data folder wants a fresh start, but their old cluster is not ours to delete.
  let cluster = path.join(moved, "cluster");
  for (let n = 2; existsSync(cluster); n++) cluster = path.join(moved, `cluster-${n}`);
  writeFileSync(path.join(folder, "location.json"), `${JSON.stringify({ cluster })}\n`);
  return cluster;
};

/** Makes folders that others may walk through whatever the umask says; those that are there stay as they are. */
const makeWalkable = (...folders: readonly string[]): void => {
  for (const folder of folders) {
    if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o711);
  }
};

const recordedCluster = (folder: string): string | undefined => {
  const record = path.join(folder, "location.json");
  if (!existsSync(record)) return undefined;
  return (JSON.parse(readFileSync(record, "utf8")) as { cluster: string }).cluster;
};

const ownerOf = (cluster: string): { uid: number; gid: number } | undefined => {
  const stat = statSync(cluster, { throwIfNoEntry: false });
  return stat && { uid: stat.uid, gid: stat.gid };
};

/** The installed programs where the user can run them as they are, else a copy of them below `folder`. */
const usableBinaries = (folder: string, runAs: RunAs): Binaries => {
  const installed = findBinaries();
  if (!runAs || canEnter(path.dirname(programOf(installed, "postgres")), runAs)) {
    try {
      makeLibraryLinks(installed);
    } catch {
      // A read-only installation: the copy below gets its links instead.
    }
    if (hasLibraryLinks(installed)) return installed;
  }
  const copy: Binaries = { root: path.join(folder, `binaries-${installed.version}`), version: installed.version };
  if (!existsSync(copy.root)) {
    makeWalkable(path.dirname(folder), folder);
    // Copied beside and renamed, so that a copy cut short is never taken for whole.
    const unfinished: Binaries = { ...copy, root: `${copy.root}.${randomUUID()}` };
    cpSync(installed.root, unfinished.root, { recursive: true, verbatimSymlinks: true });
    makeLibraryLinks(unfinished);
    chmodSync(unfinished.root, 0o755);
    moveInto(unfinished.root, copy.root);
  }
  return copy;
};

const moveInto = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    // Another start finished the same copy first.
    if (!existsSync(to)) throw error;
  }
};
