import { readEventsAfter } from "./event-feed.ts";
import type { Work } from "./work.ts";

async function feedCursor(work: Work, lock: boolean): Promise<{ txid: string; id: string } | null> {
  const { sql } = work;
  const [row] = await sql<{ txid: string | null; id: string | null }[]>`
    select txid::text as txid, event_id as id from federation_feed ${lock ? sql`for update skip locked` : sql``}`;
  return row === undefined || row.txid === null || row.id === null ? null : { txid: row.txid, id: row.id };
}

/** Whether events wait to be turned into items. */
export async function hasEventsForServers(work: Work): Promise<boolean> {
  const cursor = await feedCursor(work, false);
  return cursor !== null && (await readEventsAfter(work.sql, cursor, 1)).events.length > 0;
}

/**
 * Turns up to `limit` events into what servers are to be told, in the order of the feed's cursor, and moves the cursor on in the same
 * transaction: none is skipped and none comes twice. What a server said itself is not told to it again. Tickets that just came in and
 * that a rule may fit get a timer. Returns how many events were read.
 */
export async function spreadToServers(work: Work, limit: number): Promise<number> {
  const { sql, now } = work;
  const cursor = await feedCursor(work, true);
  if (cursor === null) return 0;
  const { events } = await readEventsAfter(sql, cursor, limit);
  const last = events.at(-1);
  if (last === undefined) return 0;
  const some = sql`(e.txid, e.id) > (${cursor.txid}::bigint, ${cursor.id}::uuid)
    and (e.txid, e.id) <= (${last.cursor.txid}::bigint, ${last.cursor.id}::uuid)`;
  await sql`
    insert into federation_items (id, server_id, transfer_id, event_id, kind, data, queued_at, next_attempt_at)
    select gen_random_uuid(), x.server_id, x.id, e.id,
      case when e.kind = 'message.posted' then 'say' when e.kind = 'message.edited' then 'edit' when e.kind = 'message.deleted' then 'unsay'
        when e.kind in ('ticket.closed', 'ticket.cancelled', 'ticket.rejected', 'ticket.merged') then 'end' else 'status' end,
      case when e.kind like 'message.%' then jsonb_build_object('messageId', e.data ->> 'messageId')
        else jsonb_build_object('status', e.data ->> 'to', 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'eventId', e.id, 'because', case e.kind when 'ticket.closed' then 'done' else 'returned' end) end,
      ${now}::timestamptz, ${now}::timestamptz
    from events e join transfers x on x.ticket_id = e.ticket_id and not pg_visible_in_snapshot(e.txid::text::xid8, x.from_snapshot)
    where ${some} and (
      (e.kind in ('message.posted', 'message.edited') and x.state = 'live'
        and (e.data ->> 'visibility' = 'customer' or (x.with_notes and x.direction = 'out'))
        and not exists (select from federation_messages f where f.transfer_id = x.id and f.message_id::text = e.data ->> 'messageId'))
      -- What was told once is taken back also after the end.
      or (e.kind = 'message.deleted' and exists (select from federation_items told where told.transfer_id = x.id and told.kind = 'say'
        and told.data ->> 'messageId' = e.data ->> 'messageId'))
      or (x.direction = 'in' and x.state = 'live' and e.kind in ('ticket.assigned', 'ticket.declined', 'ticket.started', 'ticket.held',
        'ticket.resumed', 'ticket.resolved', 'ticket.reopened', 'ticket.closed', 'ticket.cancelled', 'ticket.rejected', 'ticket.merged')))
    order by e.txid, e.id on conflict (transfer_id, event_id) do nothing`;
  await sql`
    update transfers x set state = 'ended', ended_because = i.data ->> 'because', ended_at = ${now}::timestamptz
    from federation_items i where i.transfer_id = x.id and i.kind = 'end' and i.event_id is not null and x.direction = 'in' and x.state = 'live'`;
  // Somebody's words are gone here: what was told of them has to go there.
  await sql`
    insert into federation_items (id, server_id, transfer_id, event_id, kind, data, queued_at, next_attempt_at)
    select gen_random_uuid(), x.server_id, x.id, e.id, 'erase', jsonb_build_object('accountId', e.subject_id), ${now}::timestamptz,
      ${now}::timestamptz
    from events e join transfers x on true join tickets t on t.id = x.ticket_id
    where ${some} and e.kind = 'account.erased' and (t.opener_id = e.subject_id
      or exists (select from messages m where m.conversation_id = t.id and m.author_id = e.subject_id))
    order by e.txid, e.id on conflict (transfer_id, event_id) do nothing`;
  await sql`
    insert into timers (id, kind, subject_id, due_at, created_at)
    select gen_random_uuid(), 'distribute', e.ticket_id, ${now}::timestamptz, ${now}::timestamptz
    from events e where ${some} and e.kind = 'ticket.created'
      and exists (select from distribution_rules r join servers s on s.id = r.server_id where r.approved_at is not null and s.state = 'paired')
      and not exists (select from transfers x where x.ticket_id = e.ticket_id)
    on conflict (kind, subject_id) do nothing`;
  await sql`update federation_feed set txid = ${last.cursor.txid}::bigint, event_id = ${last.cursor.id}::uuid`;
  return events.length;
}
