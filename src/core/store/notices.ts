import { redrawnKey } from "../domain/delivery-job.ts";
import type { Notice, NoticeCode } from "../domain/notices.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** What waits to be sent to a place: a notice in the order of its talk, or one of the kinds without content. */
export type Waiting =
  | { readonly kind: "notice"; readonly notice: Notice }
  | { readonly kind: "open"; readonly notice: Notice }
  /** Archive or lock the surface, or undo that. */
  | { readonly kind: "close"; readonly closed: boolean };

/** Puts something at the end of what waits for a place. Nothing waits for a place that is gone; a blocked one keeps it, blocked. */
export async function enqueue(work: Work, placeId: string, waiting: Waiting): Promise<void> {
  const notice = waiting.kind === "close" ? { code: null, data: { closed: waiting.closed } } : waiting.notice;
  await work.tx.execute(sql`
    with place as (
      update places set next_seq = next_seq + 1 where id = ${placeId}::uuid and state <> 'gone' returning id, next_seq - 1 as seq, state
    )
    insert into deliveries (id, place_id, lane, seq, kind, notice, data, state, next_attempt_at, created_at)
    select ${work.newId()}::uuid, id, 'talk', seq, ${waiting.kind}, ${notice.code}, ${JSON.stringify(notice.data)}::jsonb,
      case state when 'blocked' then 'blocked' else 'queued' end, ${work.now.toISOString()}::timestamptz, ${work.now.toISOString()}::timestamptz
    from place`);
}

/** Says something in a place: one notice at the end of its talk. */
export async function enqueueNotice(work: Work, placeId: string, notice: Notice): Promise<void> {
  await enqueue(work, placeId, { kind: "notice", notice });
}

/**
 * Asks for the ticket's card to be drawn anew in every place that shows one. At most one drawing waits a place: the one that
 * waits already will show what is true when it is sent.
 */
export async function refreshCards(work: Work, ticketId: string): Promise<void> {
  const at = work.now.toISOString();
  await work.tx.execute(sql`
    insert into deliveries (id, place_id, lane, seq, kind, notice, data, card_key, state, next_attempt_at, created_at)
    select gen_random_uuid(), p.id, 'card', 0, 'card', 'ticket.card', ${JSON.stringify({ ticketId })}::jsonb, 'ticket', 'queued',
      ${at}::timestamptz, ${at}::timestamptz
    from places p where p.conversation_id = ${ticketId}::uuid and p.state in ('opening', 'open', 'closed')
    on conflict (place_id, card_key) where lane = 'card' and state = 'queued' do nothing`);
}

/** The same for the places that staff alone read: the desk's threads and the worker's line. */
export async function refreshStaffCards(work: Work, ticketId: string): Promise<void> {
  await work.sql`
    insert into deliveries (id, place_id, lane, seq, kind, notice, data, card_key, state, next_attempt_at, created_at)
    select gen_random_uuid(), p.id, 'card', 0, 'card', 'ticket.card', jsonb_build_object('ticketId', ${ticketId}::text), 'ticket', 'queued',
      ${work.now}::timestamptz, ${work.now}::timestamptz
    from places p where p.conversation_id = ${ticketId}::uuid and p.kind in ('desk', 'line') and p.state in ('opening', 'open', 'closed')
    on conflict (place_id, card_key) where lane = 'card' and state = 'queued' do nothing`;
}

/**
 * Asks for these notices of a ticket to be drawn once more where they were shown: the newest of each code in a place, for the older
 * ones were drawn again before. Offers are drawn again one and all: an old one comes alive when the job is offered to its reader anew.
 */
export async function redrawNotices(work: Work, ticketId: string, codes: readonly NoticeCode[]): Promise<void> {
  if (codes.length === 0) return;
  await work.sql`
    with shown as (
      select distinct on (d.place_id, d.notice, offer) d.id, case when d.notice = 'assignment.offered' then d.id end as offer, d.place_id, d.notice, d.data from deliveries d
      where d.kind = 'notice' and d.data ->> 'ticketId' = ${ticketId} and d.notice = any(${codes as string[]}::text[])
        and (d.state in ('sending', 'sent', 'uncertain') or (d.state = 'queued' and d.attempts > 0))
      order by d.place_id, d.notice, offer, d.seq desc
    )
    insert into deliveries (id, place_id, lane, seq, kind, notice, data, card_key, state, next_attempt_at, created_at)
    select gen_random_uuid(), shown.place_id, 'card', 0, 'card', shown.notice, shown.data, ${redrawnKey} || shown.id, 'queued',
      ${work.now}::timestamptz, ${work.now}::timestamptz
    from shown join places p on p.id = shown.place_id and p.state in ('open', 'closed')
    on conflict (place_id, card_key) where lane = 'card' and state = 'queued' do nothing`;
}

/** Every active admin, for what the desk itself must tell somebody. */
export async function adminAccountIds(work: Work): Promise<readonly string[]> {
  const rows = await work.tx.execute<{ id: string }>(
    sql`select id from accounts where role = 'admin' and active and erased_at is null order by id`,
  );
  return rows.map((row) => row.id);
}
