import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** Rows a statement: large enough to be quick, small enough for one message to the server. */
const rowsAtOnce = 2_000;

/** Tables that histories are loaded into. */
export type BulkTable =
  | "accounts"
  | "bookings"
  | "conversations"
  | "equipment"
  | "events"
  | "fixes"
  | "identities"
  | "manufacturers"
  | "models"
  | "organisations"
  | "parts"
  | "ratings"
  | "reports"
  | "signatures"
  | "sites"
  | "sla_clocks"
  | "team_members"
  | "teams"
  | "tickets"
  | "vehicle_stock"
  | "vehicles";

/**
 * Inserts many rows of one shape, column names as in the database; columns that are left out get their defaults, bytes go in as
 * `\x…` text. For loading histories: all constraints and triggers hold as ever.
 */
export async function bulkInsert(
  work: Work,
  table: BulkTable,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = sql.join(
    Object.keys(first).map((column) => sql.identifier(column)),
    sql`, `,
  );
  const name = sql.identifier(table);
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const part = JSON.stringify(rows.slice(at, at + rowsAtOnce));
    await work.tx.execute(
      sql`insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, ${part}::jsonb)`,
    );
  }
}

/** Makes the monthly partitions from the month of `from` on, so that a history does not pile up in the default one. */
export async function ensureMonths(work: Work, from: Date, months: number): Promise<void> {
  await work.tx.execute(sql`select ensure_month_partitions(${from.toISOString().slice(0, 10)}::date, ${months})`);
}

/** Whether nobody is known to this desk yet. */
export async function isEmptyDesk(work: Work): Promise<boolean> {
  const rows = await work.tx.execute<{ empty: boolean }>(sql`select not exists (select from accounts) as empty`);
  return rows[0]?.empty ?? true;
}
