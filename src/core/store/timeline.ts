import { sql } from "./orm.ts";
import { rowLimit } from "./row-limit.ts";
import type { Work } from "./work.ts";

/** One event of a ticket with the name of who acted. */
export type TimelineEvent = {
  readonly id: string;
  readonly ticketId: string | null;
  readonly position: number;
  readonly kind: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
};

/** What moved a ticket, and when, in order: what its working time is reckoned from. */
export async function readMoves(work: Work, ticketId: string): Promise<readonly { kind: string; at: Date }[]> {
  return work.sql<{ kind: string; at: Date }[]>`
    select kind, at from events where ticket_id = ${ticketId}::uuid and kind like 'ticket.%' order by position`;
}

/** What happened to a ticket after the event of this position, oldest first. The caller has judged who may read it. */
export async function readTimeline(
  work: Work,
  ticketId: string,
  page: { readonly after: number; readonly limit: number; readonly withTalkOfStaff: boolean },
): Promise<readonly TimelineEvent[]> {
  const hidden = page.withTalkOfStaff ? sql`` : sql`and coalesce(e.data ->> 'visibility', 'customer') <> 'staff'`;
  const rows = await work.tx.execute<{
    id: string;
    ticket_id: string | null;
    position: number;
    kind: string;
    actor_id: string | null;
    actor_name: string | null;
    data: Record<string, unknown>;
    at: Date | string;
  }>(sql`
    select e.id, e.ticket_id, e.position, e.kind, e.actor_id, a.name as actor_name, e.data, e.at
    from events e left join accounts a on a.id = e.actor_id
    where e.ticket_id = ${ticketId}::uuid and e.position > ${page.after} ${hidden}
    order by e.position limit ${sql.raw(rowLimit(page.limit))}`);
  return rows.map((row) => ({
    id: row.id,
    ticketId: row.ticket_id,
    position: row.position,
    kind: row.kind,
    actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? "" },
    data: row.data,
    at: new Date(row.at),
  }));
}

/** The names of accounts by id. */
export async function namesOf(work: Work, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await work.tx.execute<{ id: string; name: string }>(sql`
    select id, name from accounts where id in (select jsonb_array_elements_text(${JSON.stringify(accountIds)}::jsonb)::uuid)`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
