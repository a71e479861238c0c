import type postgres from "postgres";
import { type DeliveryJob, type DeliveryKind, type JobPlace, redrawnKey } from "../domain/delivery-job.ts";
import { rowLimit } from "./row-limit.ts";

/** Who claims, until when the claim stands if nobody hears of it again, and for which platforms. */
export type Claimant = {
  readonly worker: string;
  readonly now: Date;
  readonly leaseMs: number;
  readonly platforms: readonly string[];
};

/** Jobs now ours to send. `walkedTo` is where the walk over the places stopped; null when it came to the end. */
export type Claimed = { readonly jobs: readonly DeliveryJob[]; readonly walkedTo: string | null };

/** What became of a send that needs no more than a mark. `attempts` proves that the claim is still this one. */
export type Settled = {
  readonly job: DeliveryJob;
  readonly state: "sent" | "uncertain" | "skipped";
  readonly message: string | null;
  readonly version: number | null;
};

const beforeAll = "00000000-0000-0000-0000-000000000000";

/**
 * Claims heads of places: the first delivery of a place's talk that is not settled, if it is due. A head that waits or is being sent
 * hides all behind it. `from.places` asks those places alone; `from.after` walks on over at most `limit` places that have something
 * waiting, so the cost is in places, not in rows. Rows that another process is claiming are left to it.
 */
export async function claimTalk(
  sql: postgres.ISql,
  by: Claimant,
  from: { readonly places: readonly string[] } | { readonly after: string | null },
  limit: number,
): Promise<Claimed> {
  const walk =
    "places" in from
      ? sql`walk (place_id) as (select unnest(${from.places as string[]}::uuid[]))`
      : sql`walk (place_id) as (
          (select place_id from deliveries where state in ('queued', 'sending') and place_id > ${from.after ?? beforeAll}::uuid
           order by place_id limit 1)
          union all
          select (select d.place_id from deliveries d where d.state in ('queued', 'sending') and d.place_id > walk.place_id
                  order by d.place_id limit 1)
          from walk where walk.place_id is not null
        )`;
  // Places that were asked for by name are of our platforms: we have just sent to them.
  const known =
    "places" in from
      ? sql``
      : sql`join places p on p.id = walked.place_id and p.platform = any(${by.platforms as string[]}::text[])`;
  const rows = await sql<ClaimRow[]>`
    with recursive ${walk}, walked as materialized (
      select place_id from walk where place_id is not null limit ${sql.unsafe(rowLimit(limit))}
    ), heads as materialized (
      select head.id from walked
      ${known}
      cross join lateral (
        select d.id, d.state, d.next_attempt_at from deliveries d
        where d.place_id = walked.place_id and d.lane = 'talk' and d.state in ('queued', 'sending') order by d.seq limit 1
      ) head
      where head.state = 'queued' and head.next_attempt_at <= ${by.now}::timestamptz
    ), locked as materialized (
      select id from deliveries where id = any(array(select id from heads)) and state = 'queued' for update skip locked
    ), claimed as (${claim(sql, by)}), ${jobColumns(sql)}
    select seen.*, jobs.* from (
      select count(*)::int as places, (select place_id from walked order by place_id desc limit 1) as last_place from walked
    ) seen left join jobs on true`;
  const full = (rows[0]?.places ?? 0) >= limit;
  return {
    jobs: rows.filter((row) => row.id !== null).map(toJob),
    walkedTo: full ? (rows[0]?.last_place ?? null) : null,
  };
}

/**
 * Claims up to `limit` waiting cards, longest due first, of places that are open; never two drawings of one card at once, and a notice is
 * drawn again only once its first drawing is there.
 */
export async function claimCards(sql: postgres.ISql, by: Claimant, limit: number): Promise<readonly DeliveryJob[]> {
  const rows = await sql<ClaimRow[]>`
    with locked as materialized (
      select d.id from deliveries d
      join places p on p.id = d.place_id and p.state in ('open', 'closed') and p.platform = any(${by.platforms as string[]}::text[])
      where d.lane = 'card' and d.state = 'queued' and d.next_attempt_at <= ${by.now}::timestamptz and not exists (
        select from deliveries s where s.place_id = d.place_id and s.lane = 'card' and s.state = 'sending' and s.card_key = d.card_key
      ) and not exists (
        select from deliveries o where o.state in ('queued', 'sending')
          and o.id = case when d.card_key like ${`${redrawnKey}%`} then substr(d.card_key, ${redrawnKey.length + 1}::int)::uuid end
      )
      order by d.next_attempt_at limit ${sql.unsafe(rowLimit(limit))} for update of d skip locked
    ), claimed as (${claim(sql, by)}), ${jobColumns(sql)}
    select * from jobs`;
  return rows.map(toJob);
}

// Only the session that holds the worker's lock may claim: a connection made anew after a loss has no such setting yet.
const claim = (sql: postgres.ISql, by: Claimant) => sql`
  update deliveries d set state = 'sending', attempts = d.attempts + 1, leased_by = ${by.worker},
    lease_until = ${new Date(by.now.getTime() + by.leaseMs)}::timestamptz
  from locked where d.id = locked.id and current_setting('fixline.worker', true) = ${by.worker}
  returning d.*`;

const jobColumns = (sql: postgres.ISql) => sql`jobs as (
  select c.id, c.kind, c.lane, c.seq, c.attempts, c.doubt_since, c.error, c.created_at, c.notice, c.data, c.card_key, c.message_id,
    coalesce(c.message_version, 0) as row_version, m.version as newest_version, m.deleted_at is not null as deleted,
    k.platform_message_id as copy_id, k.shown_version, k.state as copy_state,
    p.id as place_id, p.kind::text as place_kind, p.conversation_id, p.platform, p.workspace, p.channel, p.thread, p.account_id,
    p.state as place_state, p.card_message_id,
    case when c.lane <> 'card' then null when c.card_key = 'ticket' then p.card_message_id
      when c.card_key like ${`${redrawnKey}%`} then (
        select o.platform_message_id from deliveries o where o.id = substr(c.card_key, ${redrawnKey.length + 1}::int)::uuid
      ) else (
      select o.platform_message_id from deliveries o where o.place_id = c.place_id and o.lane = 'card' and o.card_key = c.card_key
        and o.platform_message_id is not null order by o.sent_at desc nulls last limit 1
    ) end as shown_card_id
  from claimed c join places p on p.id = c.place_id
  left join messages m on m.id = c.message_id
  left join copies k on k.message_id = c.message_id and k.place_id = c.place_id
)`;

/**
 * Marks acknowledged sends: delivery, copy and card id in one statement. Rows that were taken over meanwhile are left alone.
 * At most one delivery a (place, lane) in one call.
 */
export async function settle(
  sql: postgres.ISql,
  worker: string,
  now: Date,
  settled: readonly Settled[],
): Promise<void> {
  await sql`
    with given as (
      select * from unnest(
        ${settled.map(({ job }) => job.id)}::uuid[], ${settled.map(({ job }) => job.attempts)}::int[],
        ${settled.map(({ state }) => state)}::text[], ${settled.map(({ message }) => message)}::text[],
        ${settled.map(({ version }) => version)}::int[]
      ) as given (id, attempts, state, message, version)
    ), marked as (
      update deliveries d set state = given.state, platform_message_id = coalesce(given.message, d.platform_message_id),
        sent_at = ${now}::timestamptz, lease_until = null, leased_by = null, doubt_since = null, error = null
      from given where d.id = given.id and d.state = 'sending' and d.leased_by = ${worker} and d.attempts = given.attempts
      returning d.id, d.place_id, d.message_id, d.kind, d.card_key, given.state, given.message, given.version
    ), followed as (
      update copies c set platform_message_id = coalesce(marked.message, c.platform_message_id),
        shown_version = greatest(c.shown_version, marked.version),
        state = case when marked.kind = 'delete' then 'deleted' when marked.state = 'skipped' then 'deleted' else marked.state end
      from marked where c.message_id = marked.message_id and c.place_id = marked.place_id and not c.source
        and (marked.kind in ('post', 'delete') or (marked.kind = 'edit' and marked.state <> 'skipped'))
    )
    update places p set card_message_id = marked.message from marked
    where p.id = marked.place_id and marked.kind = 'card' and marked.card_key = 'ticket' and marked.message is not null
      and p.card_message_id is distinct from marked.message`;
}

type ClaimRow = {
  readonly places: number;
  readonly last_place: string | null;
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly lane: "talk" | "card";
  readonly attempts: number;
  readonly doubt_since: Date | null;
  readonly error: string | null;
  readonly created_at: Date;
  readonly notice: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly card_key: string | null;
  readonly message_id: string | null;
  readonly row_version: number;
  readonly newest_version: number;
  readonly deleted: boolean;
  readonly copy_id: string | null;
  readonly shown_version: number;
  readonly copy_state: string | null;
  readonly place_id: string;
  readonly place_kind: JobPlace["kind"];
  readonly conversation_id: string | null;
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly account_id: string | null;
  readonly place_state: JobPlace["state"];
  readonly card_message_id: string | null;
  readonly shown_card_id: string | null;
};

const toJob = (row: ClaimRow): DeliveryJob => ({
  id: row.id,
  kind: row.kind,
  lane: row.lane,
  place: {
    id: row.place_id,
    kind: row.place_kind,
    conversationId: row.conversation_id,
    platform: row.platform,
    workspace: row.workspace,
    channel: row.channel,
    thread: row.thread,
    accountId: row.account_id,
    state: row.place_state,
    cardMessageId: row.card_message_id,
  },
  attempts: row.attempts,
  doubtSince: row.doubt_since,
  error: row.error,
  createdAt: row.created_at,
  message:
    row.message_id === null
      ? null
      : { id: row.message_id, newestVersion: row.newest_version, rowVersion: row.row_version, deleted: row.deleted },
  copy:
    row.copy_state === null
      ? null
      : { platformMessageId: row.copy_id, shownVersion: row.shown_version, state: row.copy_state },
  notice: row.notice,
  data: row.data,
  cardKey: row.card_key,
  shownCardId: row.shown_card_id,
});
