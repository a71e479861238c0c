import type Postgres from "postgres";

/** Every table of the desk but the list of migrations, by name. */
export async function tablesOf(sql: Postgres.ISql): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname <> 'fixline_migrations'
    order by relname`;
  return rows.map(({ name }) => name);
}

/** The columns of a table that hold what was written, in their order: not those that PostgreSQL computes. */
export async function columnsOf(sql: Postgres.ISql, table: string): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = (select oid from pg_class where relname = ${table} and relnamespace = current_schema()::regnamespace)
      and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  return rows.map(({ name }) => name);
}
