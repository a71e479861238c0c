import path from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from "@duckdb/node-api";

/** An open DuckDB file, or one in memory. */
export type OpenDuckDb = { readonly instance: DuckDBInstance; readonly connection: DuckDBConnection; close(): void };

export type DuckDbOptions = {
  readonly readOnly: boolean;
  /** Most memory it may take, as DuckDB writes it: "1GB". */
  readonly memory?: string;
  /** Where it puts what does not fit. */
  readonly temporaryFolder?: string;
  /** True where it has to read files besides its own. */
  readonly readsFiles?: boolean;
  /** Another DuckDB file that is read together with it, under the name `base`. */
  readonly base?: string | null;
};

/** Opens a DuckDB file that fetches no extension and, unless asked, touches no other file. Rejects where it is damaged or in use. */
export async function openDuckDb(file: string, options: DuckDbOptions): Promise<OpenDuckDb> {
  const { base = null, readsFiles = false } = options;
  const instance = await DuckDBInstance.create(file, {
    access_mode: options.readOnly ? "READ_ONLY" : "READ_WRITE",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: options.memory ?? "1GB",
    threads: "2",
    enable_external_access: readsFiles || base !== null ? "true" : "false",
    ...(options.temporaryFolder === undefined ? {} : { temp_directory: options.temporaryFolder }),
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    if (base !== null) {
      await connection.run(`attach ${quoted(base)} as base (read_only)`);
      if (!readsFiles) await connection.run("set enable_external_access = false");
    }
  } catch (error) {
    close();
    throw error;
  }
  return { instance, connection, close };
}

/** The file that a snapshot's file stands on, with the same folder before it if there is one; null where it is whole. */
export function baseOf(file: string): string | null {
  const base = /^\d+-on-(\d+\.duckdb)$/.exec(path.basename(file))?.[1];
  return base === undefined ? null : path.join(path.dirname(file), base);
}

/** A text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

type Values = Readonly<Record<string, string | number>>;
type Rows = readonly Readonly<Record<string, unknown>>[];

/** Runs statements one after the other; gives the rows of the last as plain objects. */
export async function runSql(connection: DuckDBConnection, sql: string, values: Values = {}): Promise<Rows> {
  const statements = await connection.extractStatements(sql);
  let rows: Rows = [];
  for (let at = 0; at < statements.count; at += 1) rows = await rowsOf(await statements.prepare(at), values);
  return rows;
}

/** Runs a single statement, without looking for others first. */
export async function runStatement(connection: DuckDBConnection, sql: string, values: Values = {}): Promise<Rows> {
  return rowsOf(await connection.prepare(sql), values);
}

async function rowsOf(prepared: DuckDBPreparedStatement, values: Values): Promise<Rows> {
  for (let index = 1; index <= prepared.parameterCount; index += 1) {
    const value = values[prepared.parameterName(index)];
    if (value === undefined) throw new Error(`no value for $${prepared.parameterName(index)}`);
    if (typeof value === "number") prepared.bindInteger(index, value);
    else prepared.bindVarchar(index, value);
  }
  const rows = await (await prepared.run()).getRowObjectsJS();
  prepared.destroySync();
  return rows;
}
