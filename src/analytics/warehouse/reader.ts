import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { baseOf, type OpenDuckDb, openDuckDb } from "./open-duckdb.ts";
import type { Manifest, SnapshotFolder } from "./snapshot-folder.ts";

/** Values of a metric's parameters. */
export type Given = Readonly<Record<string, string | number | null>>;

/** A question to a snapshot: its SQL, and what checks that its rows have the shape that their type says. */
export type Question<Row> = {
  readonly name: string;
  readonly sql: string;
  /** Throws where a row is not one. */
  readonly parse: (row: Readonly<Record<string, unknown>>) => Row;
};

/** One snapshot, open to be read: it stays as it is, whatever is published meanwhile, until it is closed; what was asked before is still answered. */
export type WarehouseReader = Disposable & {
  readonly manifest: Manifest;
  /** The snapshot's own file, for those who join it to other files; it stays as long as this is open, and so does what it stands on. */
  readonly file: string;
  /** The whole snapshot that this one stands on, its name; null where it is whole itself. */
  readonly base: string | null;
  query<Row>(question: Question<Row>, given?: Given): Promise<readonly Row[]>;
  /** The same, some two thousand rows at a time: for what need not be held all at once. */
  chunks<Row>(question: Question<Row>, given?: Given): AsyncGenerator<readonly Row[]>;
  close(): void;
};

type Shared = { readonly db: OpenDuckDb; readers: number };

/** Opens snapshots, each file once however many read it, and knows which are in use in this process. */
export type Readers = {
  /** The current snapshot; null where none has been published yet. */
  open(): Promise<WarehouseReader | null>;
  inUse(file: string): boolean;
};

/** Readers of the snapshots of a folder. */
export function makeReaders(folder: SnapshotFolder): Readers {
  const shared = new Map<string, Promise<Shared>>();

  async function share(file: string): Promise<Shared> {
    const known = shared.get(file);
    const opening =
      known ??
      openDuckDb(path.join(folder.path, file), { readOnly: true, base: baseOf(path.join(folder.path, file)) }).then(
        (db) => ({ db, readers: 0 }),
      );
    shared.set(file, opening);
    try {
      const opened = await opening;
      opened.readers += 1;
      return opened;
    } catch (error) {
      shared.delete(file);
      throw error;
    }
  }

  function leave(file: string, opened: Shared): void {
    opened.readers -= 1;
    if (opened.readers > 0) return;
    shared.delete(file);
    opened.db.close();
  }

  return {
    inUse: (file) => shared.has(file) || [...shared.keys()].some((one) => baseOf(one) === file),
    async open() {
      for (let attempt = 1; ; attempt += 1) {
        const manifest = await folder.current();
        if (manifest === null) return null;
        try {
          const opened = await share(manifest.file);
          return readerOf(manifest, path.join(folder.path, manifest.file), opened, () => leave(manifest.file, opened));
        } catch (error) {
          // Another process may have published twice and swept between the two steps: look again.
          if (attempt === 3) throw error;
        }
      }
    },
  };
}

function readerOf(manifest: Manifest, file: string, { db }: Shared, leave: () => void): WarehouseReader {
  let isOpen = true;
  let asked = 0;
  // What was asked before the end is still answered.
  const leaveWhenDone = (): void => {
    if (!isOpen && asked === 0) leave();
  };
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    leaveWhenDone();
  };

  async function* chunks<Row>({ sql, parse }: Question<Row>, given: Given = {}): AsyncGenerator<readonly Row[]> {
    if (!isOpen) throw new Error("the snapshot was closed");
    asked += 1;
    let connection: DuckDBConnection | null = null;
    try {
      connection = await db.instance.connect();
      const prepared = await connection.prepare(sql);
      for (let index = 1; index <= prepared.parameterCount; index += 1) {
        const value = given[prepared.parameterName(index)] ?? null;
        if (value === null) prepared.bindNull(index);
        else if (typeof value === "string") prepared.bindVarchar(index, value);
        else if (Number.isInteger(value)) prepared.bindBigInt(index, BigInt(value));
        else prepared.bindDouble(index, value);
      }
      for await (const rows of (await prepared.stream()).yieldRowObjectJs()) yield rows.map(parse);
    } finally {
      connection?.closeSync();
      asked -= 1;
      leaveWhenDone();
    }
  }

  return {
    manifest,
    file,
    base: baseOf(manifest.file),
    chunks,
    async query(question, given) {
      const all = [];
      for await (const rows of chunks(question, given)) all.push(...rows);
      return all;
    },
    close,
    [Symbol.dispose]: close,
  };
}
