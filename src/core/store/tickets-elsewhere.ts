import { chatClosedStatuses } from "../domain/statuses.ts";
import type { Work } from "./work.ts";

/** More live tickets than this are not brought along: what is left is found by its number. */
const mostTickets = 8;

/**
 * The tickets that somebody opened, whose talk is open and that are shown nowhere to them on this platform: oldest first. Empty for
 * those who have used one platform alone.
 */
export async function ticketsElsewhere(
  work: Work,
  who: { readonly accountId: string; readonly platform: string },
): Promise<readonly string[]> {
  const rows = await work.sql<{ id: string }[]>`
    select t.id from tickets t
    where t.opener_id = ${who.accountId}::uuid and t.deleted_at is null and not (t.status::text = any(${[...chatClosedStatuses] as string[]}))
      and not exists (select from places p where p.conversation_id = t.id and p.kind = 'customer' and p.state <> 'gone'
        and p.platform = ${who.platform})
    order by t.number limit ${mostTickets}`;
  return rows.map(({ id }) => id);
}
