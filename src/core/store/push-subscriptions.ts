import type { Language } from "../domain/languages.ts";
import type { Work } from "./work.ts";

/** A browser that takes notices with the page closed, as `PushSubscription.toJSON` of the Push API names it. */
export type PushTarget = {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};

/** Keeps a browser for an account; one that another account had on the same device becomes theirs. Returns its id. */
export async function storeSubscription(
  work: Work,
  accountId: string,
  target: Omit<PushTarget, "id">,
): Promise<string> {
  const [row] = await work.sql<{ id: string }[]>`
    insert into push_subscriptions (id, account_id, endpoint, p256dh, auth, created_at)
    values (${work.newId()}::uuid, ${accountId}::uuid, ${target.endpoint}, ${target.p256dh}, ${target.auth}, ${work.now}::timestamptz)
    on conflict (endpoint) do update set account_id = excluded.account_id, p256dh = excluded.p256dh, auth = excluded.auth, failures = 0
    returning id`;
  if (row === undefined) throw new Error("a subscription was not stored");
  return row.id;
}

/** The account's browsers, without their keys. */
export async function listSubscriptions(
  work: Work,
  accountId: string,
): Promise<readonly { readonly id: string; readonly host: string; readonly createdAt: Date }[]> {
  return work.sql`
    select id, split_part(split_part(endpoint, '://', 2), '/', 1) as host, created_at as "createdAt" from push_subscriptions
    where account_id = ${accountId}::uuid order by created_at, id`;
}

/** Forgets a browser of the account, or of anybody's where no account is named; false where there was none. */
export async function removeSubscription(work: Work, id: string, accountId: string | null): Promise<boolean> {
  const rows = await work.sql`
    delete from push_subscriptions where id = ${id}::uuid and account_id = coalesce(${accountId}::uuid, account_id)`;
  return rows.count > 0;
}

/** A notice that is to be pushed, and where. */
export type DuePush = {
  readonly id: string;
  readonly kind: string;
  readonly ticketNumber: number | null;
  readonly language: Language | null;
  readonly attempts: number;
  readonly targets: readonly PushTarget[];
};

/** Takes up to `limit` notices that are due for `holdMs`; after that another process may take them. */
export async function claimPushes(work: Work, limit: number, holdMs: number): Promise<readonly DuePush[]> {
  const until = new Date(work.now.getTime() + holdMs);
  return work.sql<DuePush[]>`
    with claimed as (
      update notifications set push_attempts = push_attempts + 1, push_at = ${until}::timestamptz
      where id in (select id from notifications where push_at <= ${work.now}::timestamptz order by push_at for update skip locked limit ${limit})
      returning id, account_id, notice, ticket_id, push_attempts
    )
    select c.id, c.notice as kind, t.number::int as "ticketNumber", a.language, c.push_attempts as attempts, coalesce((
      select jsonb_agg(jsonb_build_object('id', p.id, 'endpoint', p.endpoint, 'p256dh', p.p256dh, 'auth', p.auth))
      from push_subscriptions p where p.account_id = c.account_id), '[]') as targets
    from claimed c join accounts a on a.id = c.account_id left join tickets t on t.id = c.ticket_id`;
}

/** Notes how a notice fared: `again` is when it is tried once more, null for never. */
export async function settlePush(work: Work, id: string, again: Date | null): Promise<void> {
  await work.sql`update notifications set push_at = ${again}::timestamptz where id = ${id}::uuid and push_at is not null`;
}

/** Notes that a browser's service took a notice, or did not. */
export async function noteTaken(work: Work, targetId: string, taken: boolean): Promise<void> {
  await work.sql`
    update push_subscriptions set failures = case when ${taken} then 0 else failures + 1 end,
      last_taken_at = case when ${taken} then ${work.now}::timestamptz else last_taken_at end
    where id = ${targetId}::uuid`;
}
