import type { Role } from "../domain/roles.ts";
import { type Page, type PageAsk, selectPage } from "./keyset-page.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** Somebody's wish for a role; `granted` is null while nobody has decided. "customer" is the wish to be let in. */
export type RoleRequestShown = {
  readonly id: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly granted: boolean | null;
  readonly createdAt: string;
};

/** A page of requests, the oldest first: those that wait, or all. `accountId` gives one person's alone. */
export async function pageOfRoleRequests(
  work: Work,
  filter: { readonly waiting: boolean; readonly accountId: string | null },
  page: PageAsk<"created">,
): Promise<Page<RoleRequestShown>> {
  const where = [sql`a.erased_at is null`];
  if (filter.waiting) where.push(sql`r.decided_at is null`);
  // To be let in is no wish for a role, and a guest who saw it would know that the address they gave was free.
  if (filter.accountId !== null) where.push(sql`r.account_id = ${filter.accountId}::uuid and r.role <> 'customer'`);
  return selectPage<RoleRequestShown, "created">(
    work,
    {
      columns: sql`r.id, jsonb_build_object('id', a.id, 'name', a.name) as account, r.role, r.granted,
        to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`,
      from: sql`from role_requests r join accounts a on a.id = r.account_id`,
      where,
      sorts: { created: { by: sql`r.created_at`, kind: "time" } },
      id: sql`r.id`,
    },
    page,
  );
}
