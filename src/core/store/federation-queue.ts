import type { itemKinds } from "../domain/federation/federation-item.ts";
import type { Work } from "./work.ts";

export type ItemKind = (typeof itemKinds)[number];

/** Puts something at the end of what a server is to be told. */
export async function enqueueItem(
  work: Work,
  item: {
    readonly serverId: string;
    readonly transferId: string | null;
    readonly kind: ItemKind;
    readonly data?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  await work.sql`
    insert into federation_items (id, server_id, transfer_id, kind, data, queued_at, next_attempt_at)
    values (${work.newId()}::uuid, ${item.serverId}::uuid, ${item.transferId}::uuid, ${item.kind}, ${JSON.stringify(item.data ?? {})}::jsonb,
      ${work.now}::timestamptz, ${work.now}::timestamptz)`;
}

/**
 * Queues what was said in the ticket so far and crosses with it, oldest first: exactly what the transfer's own snapshot sees, so that
 * nothing is told twice and nothing is left out. Returns how many messages that are.
 */
export async function enqueueTalkSoFar(work: Work, transferId: string): Promise<number> {
  const rows = await work.sql`
    insert into federation_items (id, server_id, transfer_id, event_id, kind, data, queued_at, next_attempt_at)
    select gen_random_uuid(), x.server_id, x.id, e.id, 'say', jsonb_build_object('messageId', m.id), ${work.now}::timestamptz,
      ${work.now}::timestamptz
    from transfers x join messages m on m.conversation_id = x.ticket_id and m.deleted_at is null
      and (m.visibility = 'customer' or x.with_notes)
    join events e on e.ticket_id = x.ticket_id and e.kind = 'message.posted' and e.data ->> 'messageId' = m.id::text
    where x.id = ${transferId}::uuid and pg_visible_in_snapshot(e.txid::text::xid8, x.from_snapshot)
    order by m.seq returning id`;
  return rows.length;
}

/**
 * Drops what a taken-back ticket still had waiting. True where the server may know of the ticket already, so that it must be told of
 * the end.
 */
export async function dropWaiting(work: Work, transferId: string): Promise<boolean> {
  await work.sql`
    update federation_items set state = 'dropped', done_at = ${work.now}::timestamptz
    where transfer_id = ${transferId}::uuid and state in ('queued', 'failed') and kind <> 'erase'`;
  const rows = await work.sql`
    select from federation_items where transfer_id = ${transferId}::uuid and kind = 'open' and attempts > 0 limit 1`;
  return rows.length > 0;
}

/** Servers that something is due for, whoever waits longest first; those in `except` are left out. */
export async function dueServers(work: Work, except: readonly string[], limit: number): Promise<readonly string[]> {
  const { now } = work;
  const rows = await work.sql<{ id: string }[]>`
    select s.id from servers s cross join lateral (
      select min(i.next_attempt_at) as at from federation_items i
      where i.server_id = s.id and i.state = 'queued' and i.next_attempt_at <= ${now}::timestamptz) due
    where due.at is not null and s.sealed_key is not null and (s.quiet_until is null or s.quiet_until <= ${now}::timestamptz)
      and s.id <> all(${except as string[]}::uuid[])
    order by due.at limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** What is to be told next. */
export type DueItem = {
  readonly id: string;
  readonly serverId: string;
  readonly transferId: string | null;
  readonly kind: ItemKind;
  readonly data: Readonly<Record<string, string>>;
  /** Tries so far, this one included. */
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly failures: number;
};

/**
 * Takes the first due item of a server and counts the try before it is made: whoever dies over it leaves it queued, and known to have
 * been tried. What is told of one ticket keeps its order, and a ticket that is stuck holds up no other. Null where nothing is due.
 */
export async function claimItem(work: Work, serverId: string): Promise<DueItem | null> {
  const { now } = work;
  const [row] = await work.sql<DueItem[]>`
    update federation_items i set attempts = i.attempts + 1
    from servers s
    where s.id = i.server_id and i.id = (
      select w.id from federation_items w join servers q on q.id = w.server_id
      where w.server_id = ${serverId}::uuid and w.state = 'queued' and w.next_attempt_at <= ${now}::timestamptz
        and (q.quiet_until is null or q.quiet_until <= ${now}::timestamptz)
        and not exists (select from federation_items e where e.transfer_id = w.transfer_id and e.state = 'queued' and e.queue < w.queue)
      order by w.queue limit 1)
    returning i.id, i.server_id as "serverId", i.transfer_id as "transferId", i.kind, i.data, i.attempts, i.queued_at as "queuedAt", s.failures`;
  return row ?? null;
}

/** How a try went and what follows from it. */
export type SettledItem = {
  readonly itemId: string;
  readonly serverId: string;
  readonly state: "queued" | "sent" | "failed" | "dropped";
  readonly status: number | null;
  readonly error: string | null;
  readonly nextAttemptAt: Date;
  /** Failures in a row of the server, this one included; 0 clears them. */
  readonly failures: number;
  readonly quietUntil: Date | null;
};

/** Moves an item and its server on. False where the item was dropped meanwhile. */
export async function settleItem(work: Work, settled: SettledItem): Promise<boolean> {
  const { state } = settled;
  const rows = await work.sql`
    update federation_items set state = ${state}, last_status = ${settled.status}::int, last_error = ${settled.error}::text,
      next_attempt_at = ${settled.nextAttemptAt}::timestamptz, done_at = case when ${state === "queued"} then null else ${work.now}::timestamptz end
    where id = ${settled.itemId}::uuid and state = 'queued' returning id`;
  await work.sql`
    update servers set failures = ${settled.failures}, quiet_until = ${settled.quietUntil}::timestamptz
    where id = ${settled.serverId}::uuid and (failures <> ${settled.failures} or quiet_until is distinct from ${settled.quietUntil}::timestamptz)`;
  return rows.length > 0;
}

/** An item as admins see it. */
export type ItemRow = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly ticketNumber: number | null;
  readonly state: "queued" | "sent" | "failed" | "dropped";
  readonly attempts: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly queuedAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly doneAt: Date | null;
};

/** What a server was or is to be told, newest first. */
export async function listItems(
  work: Work,
  serverId: string,
  page: { readonly state: ItemRow["state"] | undefined; readonly limit: number; readonly offset: number },
): Promise<readonly ItemRow[]> {
  return work.sql<ItemRow[]>`
    select i.id, i.kind, t.number as "ticketNumber", i.state, i.attempts, i.last_status as status, i.last_error as error,
      i.queued_at as "queuedAt", case i.state when 'queued' then i.next_attempt_at end as "nextAttemptAt", i.done_at as "doneAt"
    from federation_items i left join transfers x on x.id = i.transfer_id left join tickets t on t.id = x.ticket_id
    where i.server_id = ${serverId}::uuid and (${page.state ?? null}::text is null or i.state = ${page.state ?? null}::text)
    order by i.queue desc limit ${page.limit} offset ${page.offset}`;
}

/** Queues what failed once more. Returns how many: one, or all of the server's where no item is named. */
export async function retryItems(work: Work, serverId: string, itemId: string | null): Promise<number> {
  const rows = await work.sql`
    update federation_items set state = 'queued', attempts = 0, queued_at = ${work.now}::timestamptz,
      next_attempt_at = ${work.now}::timestamptz, done_at = null
    where server_id = ${serverId}::uuid and state = 'failed' and (${itemId}::uuid is null or id = ${itemId}::uuid) returning id`;
  await work.sql`update servers set failures = 0, quiet_until = null where id = ${serverId}::uuid`;
  return rows.length;
}

/** Removes what is done and older than `before`, and proofs of requests that no signature is valid for any more. */
export async function pruneFederation(
  sql: Work["sql"],
  before: { readonly items: Date; readonly nonces: Date },
): Promise<void> {
  await sql`delete from federation_items where state <> 'queued' and done_at < ${before.items}::timestamptz
    and (transfer_id is null or exists (select from transfers x where x.id = transfer_id and x.state = 'ended'))`;
  await sql`delete from federation_inbox where at < ${before.items}::timestamptz`;
  await sql`delete from federation_nonces where at < ${before.nonces}::timestamptz`;
}
