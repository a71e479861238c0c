import type postgres from "postgres";

/** Makes the partitions of the month of `from` and the `months - 1` after it, where they are missing. */
export async function ensureMonthPartitions(sql: postgres.ISql, from: Date, months: number): Promise<void> {
  await sql`select ensure_month_partitions(${from.toISOString().slice(0, 10)}::date, ${months})`;
}

/** Removes deliveries that ended before `before`: what was sent or skipped. Dead letters stay until somebody decides. Returns how many. */
export async function pruneDeliveries(sql: postgres.ISql, before: Date): Promise<number> {
  const rows = await sql`
    delete from deliveries where created_at < ${before}::timestamptz and state in ('sent', 'skipped', 'uncertain')`;
  return rows.count;
}

/** Empties the payloads of events settled before `before`. Their ids and answers stay: they stop repeats. Returns how many. */
export async function pruneInboxPayloads(sql: postgres.ISql, before: Date): Promise<number> {
  const rows = await sql`
    update inbox set interaction = '{}' where done_at < ${before}::timestamptz and state <> 'pending' and interaction <> '{}'`;
  return rows.count;
}

/** Forgets which files came with events older than `before`; the files themselves stay with their messages. */
export async function pruneInboxFiles(sql: postgres.ISql, before: Date): Promise<void> {
  await sql`delete from inbox_files where at < ${before}::timestamptz`;
}
