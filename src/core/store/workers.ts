import type postgres from "postgres";

/** The session's setting that names the worker which it is: set once its lock is held, unknown to a new connection. */
const setting = "fixline.worker";

/**
 * Makes this session the worker `id`: takes the advisory lock that says that it lives, then shows itself in `workers`. Waits while
 * a dying session of the same worker still holds the lock.
 */
export async function registerWorker(sql: postgres.ISql, id: string, at: Date): Promise<void> {
  await sql`select pg_advisory_lock(hashtextextended(${id}, 0))`;
  await sql`
    insert into workers (id, lock_key, started_at) values (${id}, hashtextextended(${id}, 0), ${at}::timestamptz)
    on conflict (id) do nothing`;
  await sql`select set_config(${setting}, ${id}, false)`;
}

/** Takes the worker off the list; its lock goes with its session. */
export async function removeWorker(sql: postgres.ISql, id: string): Promise<void> {
  await sql`delete from workers where id = ${id}`;
}

/** Whether this very session is the worker `id` and others can see that it is. */
export async function isRegistered(sql: postgres.ISql, id: string): Promise<boolean> {
  const rows = await sql`
    select from workers where id = ${id} and current_setting(${setting}, true) = ${id}`;
  return rows.length > 0;
}

/** The other workers whose session has ended: nobody holds their lock. Their locks are ours until the transaction ends. */
export async function lockDeadWorkers(tx: postgres.ISql, me: string): Promise<readonly string[]> {
  const others = await tx<{ id: string; lock_key: bigint }[]>`select id, lock_key from workers where id <> ${me}`;
  if (others.length === 0) return [];
  const dead = await tx<{ id: string }[]>`
    select id from workers where id = any(${others.map(({ id }) => id)}::text[]) and pg_try_advisory_xact_lock(lock_key)`;
  return dead.map(({ id }) => id);
}

/** Takes an ending worker off the list, unless it leaves claims behind: then it stays, so that another process takes them over. */
export async function removeIdleWorker(sql: postgres.ISql, id: string): Promise<void> {
  await sql`
    delete from workers where id = ${id}
      and not exists (select from deliveries where state = 'sending' and leased_by = ${id})
      and not exists (select from inbox where state = 'pending' and taken_by = ${id})`;
}
