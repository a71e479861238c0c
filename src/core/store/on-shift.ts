import type { Role } from "../domain/roles.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/**
 * Of these accounts, or of everybody in a role, those who may be asked for something now: active, not offline, on shift and not on a
 * break as `is_on_shift` says. In the order of their ids.
 */
export async function reachableNow(
  work: Work,
  among: { readonly accountIds: readonly string[] } | { readonly role: Role },
): Promise<readonly string[]> {
  const asked =
    "role" in among
      ? sql`a.role = ${among.role}::role`
      : sql`a.id in (select jsonb_array_elements_text(${JSON.stringify(among.accountIds)}::jsonb)::uuid)`;
  const rows = await work.tx.execute<{ id: string }>(sql`
    select a.id from accounts a where ${asked} and a.active and a.erased_at is null and a.presence <> 'offline'
      and is_on_shift(a.id, ${work.now.toISOString()}::timestamptz)
    order by a.id`);
  return rows.map(({ id }) => id);
}
