import type postgres from "postgres";

/** Takes a fire of a recurring job for this process. False where another took it, or a later one was taken before. */
export async function electFire(sql: postgres.ISql, name: string, fireAt: Date): Promise<boolean> {
  const rows = await sql`
    insert into recurring_jobs (name, last_fire_at) values (${name}, ${fireAt}::timestamptz)
    on conflict (name) do update set last_fire_at = excluded.last_fire_at
      where recurring_jobs.last_fire_at < excluded.last_fire_at
    returning name`;
  return rows.length > 0;
}
