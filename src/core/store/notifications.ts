import type { Person } from "../domain/actor.ts";
import { kindsToldTo } from "../domain/notification-kinds.ts";
import { type EventCursor, readEventsAfter } from "./event-feed.ts";
import { type Page, type PageAsk, selectPage } from "./keyset-page.ts";
import { sql } from "./orm.ts";
import { readableTicket } from "./readable-tickets.ts";
import type { Work } from "./work.ts";

async function feedCursor(work: Work, lock: boolean): Promise<EventCursor | null> {
  const [row] = await work.sql<{ txid: string; id: string }[]>`
    select txid::text as txid, event_id as id from notification_feed ${lock ? work.sql`for update skip locked` : work.sql``}`;
  return row ?? null;
}

/** Whether events wait to be turned into notifications. */
export async function hasEventsToTell(work: Work): Promise<boolean> {
  const cursor = await feedCursor(work, false);
  return cursor !== null && (await readEventsAfter(work.sql, cursor, 1)).events.length > 0;
}

/**
 * Turns up to `limit` events into notifications of those whom they concern, but for whoever did it, and moves the cursor on in the same
 * transaction: none is skipped and none comes twice. Returns how many events were read.
 */
export async function spreadNotifications(work: Work, limit: number): Promise<number> {
  const { sql: db, now } = work;
  const cursor = await feedCursor(work, true);
  if (cursor === null) return 0;
  const { events } = await readEventsAfter(db, cursor, limit);
  const last = events.at(-1);
  if (last === undefined) return 0;
  await db`
    insert into notifications (id, account_id, notice, data, ticket_id, created_at, event_id, push_at)
    select gen_random_uuid(), who.account_id, who.kind, '{}', who.ticket_id, who.at, who.event_id,
      case when exists (select from push_subscriptions p where p.account_id = who.account_id) then ${now}::timestamptz end
    from (${whoIsConcerned(work)}
      where (e.txid, e.id) > (${cursor.txid}::bigint, ${cursor.id}::uuid) and (e.txid, e.id) <= (${last.cursor.txid}::bigint, ${last.cursor.id}::uuid)
        and ${isConcerned(work)}) who
    on conflict (account_id, event_id) do nothing`;
  await db`update notification_feed set txid = ${last.cursor.txid}::bigint, event_id = ${last.cursor.id}::uuid`;
  return events.length;
}

/** Events with the accounts that they concern by what they are to the ticket, or as what it is about. */
const whoIsConcerned = ({ sql: db }: Work) => db`
  select w.account_id, e.id as event_id, e.kind, e.ticket_id, e.at from events e left join tickets t on t.id = e.ticket_id cross join lateral (
    select t.opener_id as account_id where e.kind = any(${kindsToldTo("opener") as string[]})
    union select t.assignee_id where e.kind = any(${kindsToldTo("assignee") as string[]})
    union select x.id from accounts x where x.role = 'admin' and e.kind = any(${kindsToldTo("admins") as string[]})
    union select e.subject_id where e.kind = any(${kindsToldTo("subject") as string[]})
  ) w join accounts a on a.id = w.account_id`;

/** Nobody is told of what they did themselves, nor a customer of what the staff say among each other. */
const isConcerned = ({
  sql: db,
}: Work) => db`a.active and a.erased_at is null and w.account_id is distinct from e.actor_id
  and (e.kind <> 'message.posted' or e.data ->> 'visibility' = 'customer' or a.role in ('technician', 'engineer', 'admin'))`;

/** Whom each of these events concerns, as things are now: account ids by the event's id. */
export async function concernedBy(
  work: Work,
  events: readonly { readonly id: string; readonly at: Date }[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  if (events.length === 0) return found;
  const times = events.map(({ at }) => at.getTime());
  // The times say in which months' partitions to look.
  const rows = await work.sql<{ account_id: string; event_id: string }[]>`
    ${whoIsConcerned(work)} where e.id = any(${events.map(({ id }) => id)}::uuid[])
      and e.at between ${new Date(Math.min(...times))}::timestamptz and ${new Date(Math.max(...times))}::timestamptz and ${isConcerned(work)}`;
  for (const row of rows) {
    const here = found.get(row.event_id) ?? new Set<string>();
    found.set(row.event_id, here.add(row.account_id));
  }
  return found;
}

/** A notification as its person sees it. Words are the ticket's as it is now. */
export type NotificationShown = {
  readonly id: string;
  readonly kind: string;
  readonly eventId: string | null;
  readonly ticket: { readonly number: number; readonly title: string } | null;
  readonly createdAt: string;
  readonly readAt: string | null;
};

/** Notices of the person's about what they may (still) read: a ticket that is theirs no longer is not named. */
const mine = (person: Person) => sql`n.account_id = ${person.accountId}::uuid and n.event_id is not null
  and (n.ticket_id is null or (t.id is not null and ${readableTicket(person, "ticket.read")}))`;
const from = sql`from notifications n left join tickets t on t.id = n.ticket_id left join organisations o on o.id = t.organisation_id`;
const instantOf = (column: "created_at" | "read_at") =>
  column === "created_at"
    ? sql`to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : sql`to_char(n.read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = sql`n.id, n.notice as kind, n.event_id as "eventId", ${instantOf("created_at")} as "createdAt", ${instantOf("read_at")} as "readAt",
  case when t.id is null then null else jsonb_build_object('number', t.number, 'title', t.title) end as ticket`;

/** A page of the person's notifications, newest first. */
export async function pageOfNotifications(
  work: Work,
  person: Person,
  filter: { readonly unread: boolean },
  page: PageAsk<"-created">,
): Promise<Page<NotificationShown>> {
  const where = filter.unread ? [mine(person), sql`n.read_at is null`] : [mine(person)];
  const sorts = { "-created": { by: sql`n.created_at`, kind: "time", descending: true } } as const;
  return selectPage<NotificationShown, "-created">(work, { columns, from, where, sorts, id: sql`n.id` }, page);
}

/** The person's notifications that were made from these events. */
export async function notificationsOf(
  work: Work,
  person: Person,
  eventIds: readonly string[],
): Promise<readonly NotificationShown[]> {
  if (eventIds.length === 0) return [];
  return work.tx.execute<NotificationShown>(sql`
    select ${columns} ${from} where ${mine(person)} and n.event_id in (${sql.join(
      eventIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}) order by n.created_at, n.id`);
}

/** How many of the person's notifications are unread. */
export async function countUnread(work: Work, person: Person): Promise<number> {
  const rows = await work.tx.execute<{ unread: number }>(
    sql`select count(*)::int as unread ${from} where ${mine(person)} and n.read_at is null`,
  );
  return rows[0]?.unread ?? 0;
}

/** Marks one of the person's notifications, or all up to a time, as read. Returns how many were not. */
export async function markRead(
  work: Work,
  accountId: string,
  which: { readonly id: string } | { readonly until: Date },
): Promise<number> {
  const { sql: db, now } = work;
  const rows = await db`
    update notifications set read_at = ${now}::timestamptz, push_at = null
    where account_id = ${accountId}::uuid and read_at is null
      and ${"id" in which ? db`id = ${which.id}::uuid` : db`created_at <= ${which.until}::timestamptz`}`;
  return rows.count;
}

/** Forgets notifications from before this time. Returns how many. */
export async function pruneNotifications(work: Work, before: Date): Promise<number> {
  return (await work.sql`delete from notifications where created_at < ${before}::timestamptz`).count;
}
