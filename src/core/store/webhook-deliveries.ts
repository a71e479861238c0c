import type { Work } from "./work.ts";

export const webhookStates = ["queued", "sent", "failed"] as const;
export type WebhookState = (typeof webhookStates)[number];

/** One event for one endpoint, as admins see it. Times in UTC. */
export type WebhookDelivery = {
  readonly id: string;
  readonly eventId: string;
  readonly eventAt: Date;
  readonly kind: string;
  readonly ticketNumber: number | null;
  readonly state: WebhookState;
  readonly attempts: number;
  readonly replays: number;
  readonly queuedAt: Date;
  /** When it is tried (again); null where it is done. */
  readonly nextAttemptAt: Date | null;
  readonly doneAt: Date | null;
  /** How the newest attempt went; null where there was none. */
  readonly last: WebhookAttempt | null;
};

/** How one attempt went: an HTTP status with the beginning of the answer, or why there was none. */
export type WebhookAttempt = {
  readonly at: Date;
  readonly tookMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly answer: string;
};

type Row = Omit<WebhookDelivery, "last"> & {
  readonly lastAt: Date | null;
  readonly lastTookMs: number | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastAnswer: string | null;
};

const select = (work: Work) => work.sql`
  select d.id, d.event_id as "eventId", d.event_at as "eventAt", d.kind, t.number as "ticketNumber", d.state, d.attempts, d.replays,
    d.queued_at as "queuedAt", case d.state when 'queued' then d.next_attempt_at end as "nextAttemptAt", d.done_at as "doneAt",
    a.at as "lastAt", a.took_ms as "lastTookMs", a.status as "lastStatus", a.error as "lastError", a.answer as "lastAnswer"
  from webhook_deliveries d left join tickets t on t.id = d.ticket_id
  left join lateral (select * from webhook_attempts where delivery_id = d.id order by id desc limit 1) a on true`;

function deliveryOf({ lastAt, lastTookMs, lastStatus, lastError, lastAnswer, ...row }: Row): WebhookDelivery {
  const last =
    lastAt === null
      ? null
      : { at: lastAt, tookMs: lastTookMs ?? 0, status: lastStatus, error: lastError, answer: lastAnswer ?? "" };
  return { ...row, last };
}

/** An endpoint's deliveries, newest first. */
export async function listDeliveriesOf(
  work: Work,
  endpointId: string,
  page: { readonly state: WebhookState | undefined; readonly limit: number; readonly offset: number },
): Promise<readonly WebhookDelivery[]> {
  const { sql } = work;
  const rows = await sql<Row[]>`
    ${select(work)} where d.endpoint_id = ${endpointId}::uuid ${page.state === undefined ? sql`` : sql`and d.state = ${page.state}`}
    order by d.queue desc limit ${page.limit} offset ${page.offset}`;
  return rows.map(deliveryOf);
}

/** One delivery of an endpoint with its log, newest attempt first, at most 100; null where there is none. */
export async function findDeliveryOf(
  work: Work,
  endpointId: string,
  deliveryId: string,
): Promise<(WebhookDelivery & { readonly log: readonly WebhookAttempt[] }) | null> {
  const [row] = await work.sql<Row[]>`
    ${select(work)} where d.endpoint_id = ${endpointId}::uuid and d.id = ${deliveryId}::uuid`;
  if (row === undefined) return null;
  const log = await work.sql<WebhookAttempt[]>`
    select at, took_ms as "tookMs", status, error, answer from webhook_attempts where delivery_id = ${deliveryId}::uuid
    order by id desc limit 100`;
  return { ...deliveryOf(row), log };
}

/** Queues one delivery again as if it were new, under the same message id. False where the endpoint has none of this id. */
export async function requeueDelivery(work: Work, endpointId: string, deliveryId: string): Promise<boolean> {
  const rows = await work.sql`
    update webhook_deliveries set state = 'queued', attempts = 0, replays = replays + 1, queued_at = ${work.now}::timestamptz,
      next_attempt_at = ${work.now}::timestamptz, done_at = null
    where endpoint_id = ${endpointId}::uuid and id = ${deliveryId}::uuid returning id`;
  return rows.length > 0;
}

/**
 * Queues up to `limit` events of a time span for an endpoint, in the order in which they happened, whether it was told of them or not
 * (`all`), or only those that it never took (`untaken`). `nextSince` is where to go on; null where that was all.
 */
export async function queueEventsSince(
  work: Work,
  span: {
    readonly endpointId: string;
    readonly since: Date;
    readonly until: Date;
    readonly which: "all" | "untaken";
    readonly limit: number;
  },
): Promise<{ readonly queued: number; readonly nextSince: Date | null }> {
  const { sql, now } = work;
  const [row] = await sql<{ queued: number; found: number; last: Date | null }[]>`
    with wanted as (
      select e.id, e.at, e.kind, e.ticket_id, e.txid from events e join webhook_endpoints p on p.id = ${span.endpointId}::uuid
      where e.at >= ${span.since}::timestamptz and e.at < ${span.until}::timestamptz and webhook_wants(p.events, e.kind)
        and (${span.which === "all"} or not exists (
          select from webhook_deliveries d where d.endpoint_id = p.id and d.event_id = e.id and d.state = 'sent'))
      order by e.at, e.txid, e.id limit ${span.limit}
    ), put as (
      insert into webhook_deliveries (id, endpoint_id, event_id, event_at, kind, ticket_id, queued_at, next_attempt_at, replays)
      select gen_random_uuid(), ${span.endpointId}::uuid, id, at, kind, ticket_id, ${now}::timestamptz, ${now}::timestamptz, 1
      from wanted order by at, txid, id
      on conflict (endpoint_id, event_id) do update set state = 'queued', attempts = 0, replays = webhook_deliveries.replays + 1,
        queued_at = excluded.queued_at, next_attempt_at = excluded.next_attempt_at, done_at = null
      returning id
    )
    select (select count(*)::int from put) as queued, (select count(*)::int from wanted) as found, (select max(at) from wanted) as last`;
  const isFull = row !== undefined && row.found === span.limit;
  return { queued: row?.queued ?? 0, nextSince: isFull ? row.last : null };
}

/** Removes deliveries, with their log, that were done before `before`. Returns how many. */
export async function pruneWebhookDeliveries(sql: Work["sql"], before: Date): Promise<number> {
  const rows = await sql`
    delete from webhook_deliveries where state <> 'queued' and done_at < ${before}::timestamptz returning id`;
  return rows.length;
}
