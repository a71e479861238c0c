import path from "node:path";
import { makeBuilder } from "./builder.ts";
import { makeReaders, type WarehouseReader } from "./reader.ts";
import { type Refreshed, refreshSnapshot } from "./refresh.ts";
import type { ReportingSource } from "./reporting-source.ts";
import { snapshotFolder } from "./snapshot-folder.ts";

/** The desk's history for questions over all of it: snapshots that are read while the next one is built. */
export type Warehouse = {
  /** Publishes a new snapshot if anything changed; with `full` in any case, from nothing. One at a time: a second call waits for the first. */
  refresh(options?: { readonly full?: boolean; readonly said?: (progress: string) => void }): Promise<Refreshed>;
  /** The current snapshot, to be closed after use; null before the first refresh. */
  open(): Promise<WarehouseReader | null>;
  /** Calls back after each snapshot that this process published; gives what ends that. */
  onPublished(call: () => void): () => void;
};

export type WarehouseOptions = {
  /** The data folder (FIXLINE_HOME). */
  readonly home: string;
  readonly source: ReportingSource;
  readonly clock: () => Date;
  /** How many snapshots are kept, the current one included. */
  readonly keep?: number;
  /** How many rows an increment may change of the whole snapshot that it stands on before it is made whole itself. */
  readonly mostChanged?: number;
};

/** The warehouse below a data folder. Nothing is read or written before it is asked to. */
export function openWarehouse({ home, source, clock, keep = 3, mostChanged }: WarehouseOptions): Warehouse {
  const folder = snapshotFolder(path.join(home, "warehouse"));
  const readers = makeReaders(folder);
  const builder = makeBuilder(folder.path);
  const listeners = new Set<() => void>();
  let last: Promise<unknown> = Promise.resolve();

  async function refreshNow(full: boolean, said: (progress: string) => void): Promise<Refreshed> {
    const refreshed = await refreshSnapshot({ folder, builder, source, clock, full, said, mostChanged });
    if (refreshed.kind === "full" || refreshed.kind === "increment") {
      await folder.sweep(keep, readers.inUse);
      for (const call of listeners) call();
    }
    return refreshed;
  }

  return {
    refresh({ full = false, said = () => undefined } = {}) {
      const next = last.then(() => refreshNow(full, said));
      last = next.catch(() => undefined);
      return next;
    },
    open: readers.open,
    onPublished(call) {
      listeners.add(call);
      return () => void listeners.delete(call);
    },
  };
}
