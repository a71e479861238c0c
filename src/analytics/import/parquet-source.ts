import { openDuckDb, runSql } from "../warehouse/open-duckdb.ts";
import type { Source, SourceRecord } from "./source-record.ts";

/** A Parquet file; every value as text, as DuckDB writes it. Rejects where it is none. `line` counts rows from 1. */
export async function parquetSource(file: string): Promise<Source> {
  const from = `read_parquet('${file.replaceAll("'", "''")}')`;
  const db = await openDuckDb(":memory:", { readOnly: false, readsFiles: true, memory: "256MB" });
  let columns: readonly string[];
  let total: number;
  try {
    columns = (await runSql(db.connection, `describe select * from ${from}`)).map((row) => String(row.column_name));
    total = Number((await runSql(db.connection, `select count(*)::double as n from ${from}`))[0]?.n ?? 0);
  } finally {
    db.close();
  }
  let read = 0;
  return {
    columns,
    notes: [],
    done: () => (total === 0 ? 1 : read / total),
    async *records() {
      read = 0;
      const own = await openDuckDb(":memory:", { readOnly: false, readsFiles: true, memory: "256MB" });
      try {
        await own.connection.run("set preserve_insertion_order = true");
        const result = await own.connection.stream(`select cast(columns(*) as varchar) from ${from}`);
        for await (const rows of result.yieldRowsJs()) {
          const first = read + 1;
          read += rows.length;
          yield rows.map(
            (row, at): SourceRecord => ({ line: first + at, fields: row.map((value) => String(value ?? "")) }),
          );
        }
      } finally {
        own.close();
      }
    },
  };
}
