import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { baseOf, openDuckDb, runSql } from "../../src/analytics/warehouse/open-duckdb.ts";
import { openWarehouse, type Warehouse } from "../../src/analytics/warehouse/warehouse.ts";
import { tables } from "../../src/analytics/warehouse/warehouse-tables.ts";
import { reportingSource } from "../../src/core/store/reporting-source.ts";
import type { Desk } from "../../src/core/store/work.ts";

/** A data folder of one's own with a warehouse in it, gone after disposal. */
export type WarehouseHome = AsyncDisposable & {
  readonly home: string;
  readonly folder: string;
  readonly warehouse: Warehouse;
  /** All rows of the current snapshot, each as text, sorted; what readers were given has no other content. */
  content(): Promise<Readonly<Record<string, readonly string[]>>>;
  /** How many rows each table of the current snapshot has. */
  counts(): Promise<Readonly<Record<string, number>>>;
};

export function warehouseHome(
  desk: Pick<Desk, "database" | "clock">,
  options: { readonly mostChanged?: number } = {},
): WarehouseHome {
  const home = mkdtempSync(path.join(tmpdir(), "fixline-warehouse-"));
  const warehouse = openWarehouse({ home, source: reportingSource(desk.database), clock: desk.clock, ...options });
  const folder = path.join(home, "warehouse");
  async function content(): Promise<Readonly<Record<string, readonly string[]>>> {
    const reader = await warehouse.open();
    if (reader === null) return {};
    reader.close();
    const db = await openDuckDb(reader.file, { readOnly: true, base: baseOf(reader.file) });
    try {
      const all: Record<string, readonly string[]> = {};
      for (const table of [...Object.keys(tables), "returns", "repairs"]) {
        const rows = await runSql(db.connection, `select cast(t as varchar) as row from ${table} t order by 1`);
        all[table] = rows.map(({ row }) => String(row));
      }
      return all;
    } finally {
      db.close();
    }
  }
  return {
    home,
    folder,
    warehouse,
    content,
    async counts() {
      const all = await content();
      return Object.fromEntries(Object.keys(tables).map((table) => [table, all[table]?.length ?? 0]));
    },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}
