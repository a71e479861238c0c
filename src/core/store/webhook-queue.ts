import type { Role } from "../domain/roles.ts";
import type { WebhookScope } from "../domain/webhooks/webhook-scope.ts";
import { type EventCursor, readEventsAfter } from "./event-feed.ts";
import { rowLimit } from "./row-limit.ts";
import { validSecrets } from "./webhook-secrets.ts";
import type { Work } from "./work.ts";

const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * From where events are still to be turned into deliveries; null while no endpoint listens, or another process is at it. `lock` keeps
 * others out until the end of the transaction.
 */
async function feedCursor(work: Work, lock: boolean): Promise<EventCursor | null> {
  const { sql } = work;
  const [row] = await sql<{ txid: string; id: string; from: string | null }[]>`
    select f.txid::text as txid, f.event_id as id,
      (select min(p.from_txid)::text from webhook_endpoints p where p.disabled_because is null) as from
    from webhook_feed f ${lock ? sql`for update skip locked` : sql``}`;
  if (row === undefined || row.from === null) return null;
  // What happened before the first endpoint listened is nobody's: the events of years are not read for it.
  return BigInt(row.from) > BigInt(row.txid) ? { txid: row.from, id: lastId } : { txid: row.txid, id: row.id };
}

/** Whether events wait to be turned into deliveries. */
export async function hasEventsToSpread(work: Work): Promise<boolean> {
  const cursor = await feedCursor(work, false);
  return cursor !== null && (await readEventsAfter(work.sql, cursor, 1)).events.length > 0;
}

/**
 * Turns up to `limit` events into a delivery for each endpoint that wants them, in the order of the feed's cursor, and moves the cursor on
 * in the same transaction: none is skipped and none comes twice. Returns how many events were read.
 */
export async function spreadEvents(work: Work, limit: number): Promise<number> {
  const { sql, now } = work;
  const cursor = await feedCursor(work, true);
  if (cursor === null) return 0;
  const { events } = await readEventsAfter(sql, cursor, limit);
  const last = events.at(-1);
  if (last === undefined) return 0;
  // Endpoints are read after the events: one that was made before an event began is seen by then.
  await sql`
    insert into webhook_deliveries (id, endpoint_id, event_id, event_at, kind, ticket_id, queued_at, next_attempt_at)
    select gen_random_uuid(), p.id, e.id, e.at, e.kind, e.ticket_id, ${now}::timestamptz, ${now}::timestamptz
    from events e join webhook_endpoints p on p.disabled_because is null and webhook_wants(p.events, e.kind)
      and not pg_visible_in_snapshot(e.txid::text::xid8, p.from_snapshot)
    where (e.txid, e.id) > (${cursor.txid}::bigint, ${cursor.id}::uuid) and (e.txid, e.id) <= (${last.cursor.txid}::bigint, ${last.cursor.id}::uuid)
    order by e.txid, e.id on conflict (endpoint_id, event_id) do nothing`;
  await sql`update webhook_feed set txid = ${last.cursor.txid}::bigint, event_id = ${last.cursor.id}::uuid`;
  return events.length;
}

/** Endpoints that something is due for, whoever waits longest first; those in `except` are left out. */
export async function dueEndpoints(work: Work, except: readonly string[], limit: number): Promise<readonly string[]> {
  const { now } = work;
  const rows = await work.sql<{ id: string }[]>`
    select p.id from webhook_endpoints p cross join lateral (
      select d.next_attempt_at from webhook_deliveries d
      where d.endpoint_id = p.id and d.state = 'queued' and d.next_attempt_at <= ${now}::timestamptz order by d.queue limit 1) due
    where p.disabled_because is null and (p.quiet_until is null or p.quiet_until <= ${now}::timestamptz)
      and p.id <> all(${except as string[]}::uuid[])
    order by due.next_attempt_at limit ${work.sql.unsafe(rowLimit(limit))}`;
  return rows.map(({ id }) => id);
}

/** What is to be sent next to an endpoint, and by what right. */
export type DueWebhook = {
  readonly deliveryId: string;
  readonly eventId: string;
  readonly eventAt: Date;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly url: string;
  readonly scope: WebhookScope;
  readonly failures: number;
  readonly takenAt: Date | null;
  readonly owner: { readonly role: Role; readonly active: boolean };
  readonly sealedSecrets: readonly Buffer[];
};

/** The first due delivery of an endpoint; null where nothing is due, or it is off or left in peace. */
export async function nextWebhook(work: Work, endpointId: string): Promise<DueWebhook | null> {
  const { now } = work;
  const [row] = await work.sql<(Omit<DueWebhook, "owner" | "sealedSecrets"> & { role: Role; active: boolean })[]>`
    select d.id as "deliveryId", d.event_id as "eventId", d.event_at as "eventAt", d.attempts, d.queued_at as "queuedAt", p.url,
      -- What was written for this very endpoint is told whole, whatever else it may hear.
      case when d.kind = 'desk.notified' and exists (select from events e where e.id = d.event_id and e.at = d.event_at
        and e.data ->> 'webhookId' = p.id::text) then 'all_words' else p.scope end as scope,
      p.failures, p.taken_at as "takenAt", a.role, a.active and a.erased_at is null as active
    from webhook_endpoints p join accounts a on a.id = p.owner_id join webhook_deliveries d on d.endpoint_id = p.id
    where p.id = ${endpointId}::uuid and p.disabled_because is null and (p.quiet_until is null or p.quiet_until <= ${now}::timestamptz)
      and d.state = 'queued' and d.next_attempt_at <= ${now}::timestamptz
    order by d.queue limit 1`;
  if (row === undefined) return null;
  const { role, active, ...due } = row;
  return { ...due, owner: { role, active }, sealedSecrets: await validSecrets(work, endpointId) };
}

/** How an attempt went and what follows from it. */
export type SettledWebhook = {
  readonly endpointId: string;
  readonly deliveryId: string;
  readonly at: Date;
  readonly tookMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly answer: string;
  readonly state: "queued" | "sent" | "failed";
  readonly nextAttemptAt: Date;
  /** Failures in a row of the endpoint, this one included; 0 clears them. */
  readonly failures: number;
  readonly quietUntil: Date | null;
};

/** Writes an attempt into the log and moves its delivery and endpoint on, in one statement. What was deleted meanwhile is left alone. */
export async function settleWebhook(work: Work, settled: SettledWebhook): Promise<void> {
  const { deliveryId, endpointId, state } = settled;
  await work.sql`
    with moved as (
      update webhook_deliveries set state = ${state}, attempts = attempts + 1, next_attempt_at = ${settled.nextAttemptAt}::timestamptz,
        done_at = case when ${state === "queued"} then null else ${work.now}::timestamptz end
      where id = ${deliveryId}::uuid and state = 'queued' returning id
    ), tried as (
      insert into webhook_attempts (delivery_id, at, took_ms, status, error, answer)
      select id, ${settled.at}::timestamptz, ${settled.tookMs}, ${settled.status}::int, ${settled.error}::text, ${settled.answer} from moved
    )
    update webhook_endpoints set failures = ${settled.failures}, quiet_until = ${settled.quietUntil}::timestamptz,
      taken_at = case when ${state === "sent"} then ${work.now}::timestamptz else taken_at end
    where id = ${endpointId}::uuid`;
}
