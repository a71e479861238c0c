import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** Accounts of exactly this name or e-mail address, whatever the case; at most ten. Erased ones are left out. */
export async function findAccounts(
  work: Work,
  nameOrEmail: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly email: string | null }[]> {
  return work.tx.execute<{ id: string; name: string; email: string | null }>(sql`
    select id, name, email from accounts
    where erased_at is null and (lower(name) = lower(${nameOrEmail}) or lower(email) = lower(${nameOrEmail})) order by name, id limit 10`);
}
