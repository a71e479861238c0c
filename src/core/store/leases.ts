import type postgres from "postgres";

/** The class of our leases among advisory locks: any number that no other program on the server takes. */
const lockClass = 0x46495832;

/** Takes the lease of this name for this session, if nobody holds it. It is held until the session ends or gives it back. */
export async function tryLease(sql: postgres.ISql, name: string): Promise<boolean> {
  const [row] = await sql<{ got: boolean }[]>`select pg_try_advisory_lock(${lockClass}, hashtext(${name})) as got`;
  return row?.got ?? false;
}

/** Whether this very session still holds the lease: a connection that was made anew does not. */
export async function holdsLease(sql: postgres.ISql, name: string): Promise<boolean> {
  const [row] = await sql<{ held: boolean }[]>`
    select exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted
      and classid = ${lockClass}::oid and objid = (hashtext(${name})::bigint & 4294967295)::oid and objsubid = 2) as held`;
  return row?.held ?? false;
}

/** Gives the lease back. */
export async function endLease(sql: postgres.ISql, name: string): Promise<void> {
  await sql`select pg_advisory_unlock(${lockClass}, hashtext(${name}))`;
}
