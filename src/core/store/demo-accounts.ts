import { and, eq, inArray, sql } from "./orm.ts";
import { accounts } from "./schema/people.ts";
import type { Work } from "./work.ts";

/** Whether an organisation of the invented workspace is there. */
export async function hasDemoOrganisation(work: Work): Promise<boolean> {
  const rows = await work.tx.execute<{ there: boolean }>(
    sql`select exists (select from organisations where demo) as there`,
  );
  return rows[0]?.there ?? false;
}

/** Active accounts with these addresses. */
export async function findDemoAccounts(
  work: Work,
  emails: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string; readonly email: string | null }[]> {
  return work.tx
    .select({ id: accounts.id, name: accounts.name, email: accounts.email })
    .from(accounts)
    .where(and(inArray(accounts.email, [...emails]), eq(accounts.active, true)));
}
