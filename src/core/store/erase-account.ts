import { erasedName } from "../domain/erasure.ts";
import type { Work } from "./work.ts";

/** Messages of an account that still hold words, oldest first. */
export async function messagesToErase(work: Work, accountId: string): Promise<readonly { readonly id: string }[]> {
  return work.sql<{ id: string }[]>`
    select id from messages where author_id = ${accountId}::uuid and deleted_at is null order by created_at, id`;
}

/** Copies of the account's messages: ours, that can be taken back, and what they typed themselves on platforms other than our own. */
export async function countCopies(
  work: Work,
  accountId: string,
): Promise<{ readonly ours: number; readonly theirs: number; readonly platforms: readonly string[] }> {
  const [row] = await work.sql<{ ours: number; theirs: number; platforms: string[] | null }[]>`
    select (count(*) filter (where not c.source and c.state in ('sent', 'uncertain')))::int as ours,
      (count(*) filter (where c.source and p.platform <> 'web'))::int as theirs,
      array_agg(distinct p.platform order by p.platform) filter (where c.source and p.platform <> 'web') as platforms
    from copies c join messages m on m.id = c.message_id join places p on p.id = c.place_id
    where m.author_id = ${accountId}::uuid`;
  return { ours: row?.ours ?? 0, theirs: row?.theirs ?? 0, platforms: row?.platforms ?? [] };
}

/** Empties what the account said, every version of it, and what it reacted. */
export async function blankMessages(work: Work, accountId: string): Promise<void> {
  const { sql } = work;
  await sql`
    update message_versions set body = '[]' where message_id in (select id from messages where author_id = ${accountId}::uuid)`;
  await sql`update messages set body = '[]', plain = '' where author_id = ${accountId}::uuid`;
  await sql`delete from reactions where account_id = ${accountId}::uuid`;
}

/** Marks the account's files as deleted, but for those that a report was frozen with. Their bytes go with the next sweep. Returns how many. */
export async function eraseFiles(work: Work, accountId: string): Promise<number> {
  const rows = await work.sql`
    update files f set state = 'deleted', deleted_at = ${work.now}::timestamptz
    where f.owner_id = ${accountId}::uuid and f.state = 'stored' and not exists (select from report_files r where r.file_id = f.id)`;
  await work.sql`
    update files f set name = ${erasedName} where f.owner_id = ${accountId}::uuid
      and not exists (select from report_files r where r.file_id = f.id)`;
  return rows.count;
}

/** Empties the words of tickets that the account opened, and what it rated and objected. Returns the tickets. */
export async function blankTickets(work: Work, accountId: string): Promise<readonly string[]> {
  const { sql } = work;
  const rows = await sql<{ id: string }[]>`
    update tickets set title = '#' || number, description = '', version = version + 1, updated_at = ${work.now}::timestamptz
    where opener_id = ${accountId}::uuid returning id`;
  await sql`update ratings set comment = '' where account_id = ${accountId}::uuid`;
  await sql`update objections set reason = ${erasedName} where account_id = ${accountId}::uuid`;
  return rows.map(({ id }) => id);
}

/** Removes the words, and the salts, behind the account's events and behind those that hold the words of its tickets. */
export async function eraseEventWords(work: Work, accountId: string): Promise<void> {
  await work.sql`
    delete from event_words w using events e where e.id = w.event_id and (e.actor_id = ${accountId}::uuid or (
      e.kind in ('ticket.created', 'ticket.changed') and e.ticket_id in (select id from tickets where opener_id = ${accountId}::uuid)))`;
}

/** Removes what is kept of the account's way through the desk: payloads, dialogues, answers, its web chat, notices, devices. */
export async function eraseTraces(work: Work, accountId: string): Promise<void> {
  const { sql } = work;
  const channel = `account:${accountId}`;
  await sql`
    update inbox i set interaction = '{}', reply = null from identities d
    where d.account_id = ${accountId}::uuid and i.state <> 'pending' and i.platform = d.platform and i.interaction -> 'from' ->> 'user' = d.user_id`;
  await sql`update dialogues set state = '{}', ended_at = coalesce(ended_at, ${work.now}::timestamptz) where account_id = ${accountId}::uuid`;
  await sql`update deliveries set data = '{}' where place_id in (
    select id from places where account_id = ${accountId}::uuid) and kind = 'notice' and state not in ('queued', 'sending')`;
  await sql`update places set state = 'gone' where account_id = ${accountId}::uuid and platform = 'web'`;
  await sql`delete from web_posts where channel = ${channel}`;
  await sql`update web_posts set author_id = null where author_id = ${accountId}::uuid`;
  await sql`delete from notifications where account_id = ${accountId}::uuid`;
  await sql`delete from push_subscriptions where account_id = ${accountId}::uuid`;
  await sql`delete from idempotent_answers where account_id = ${accountId}::uuid`;
}

/** Takes every way in away: logins, links, sessions, apps, keys, memberships of teams. */
export async function removeLogins(work: Work, accountId: string): Promise<void> {
  const { sql } = work;
  await sql`
    update identities set user_id = 'erased:' || id, display_name = ${erasedName}, reachable = false where account_id = ${accountId}::uuid`;
  await sql`delete from one_time_links where account_id = ${accountId}::uuid`;
  await sql`delete from sessions where account_id = ${accountId}::uuid`;
  await sql`delete from token_families where account_id = ${accountId}::uuid`;
  await sql`update api_keys set revoked_at = coalesce(revoked_at, ${work.now}::timestamptz) where account_id = ${accountId}::uuid`;
  await sql`delete from team_members where account_id = ${accountId}::uuid`;
}

/** Empties an organisation that was this person and nobody else: its name, and where its sites are. */
export async function blankOwnOrganisation(work: Work, accountId: string): Promise<void> {
  const rows = await work.sql<{ id: string }[]>`
    update organisations o set name = ${erasedName} from accounts a
    where a.id = ${accountId}::uuid and o.id = a.organisation_id and o.name = a.name
      and not exists (select from accounts x where x.organisation_id = o.id and x.id <> a.id and x.erased_at is null)
    returning o.id`;
  const own = rows[0];
  if (own === undefined) return;
  await work.sql`
    update sites set name = ${erasedName}, address = '', latitude = null, longitude = null, region = null where organisation_id = ${own.id}::uuid`;
}

/** Signatures of the account and reports that it wrote, and when the newest was signed. */
export async function countKeptReports(
  work: Work,
  accountId: string,
): Promise<{ readonly signatures: number; readonly reports: number; readonly newest: Date | null }> {
  const [row] = await work.sql<{ signatures: number; reports: number; newest: Date | null }[]>`
    select (count(*) filter (where g.account_id = ${accountId}::uuid))::int as signatures,
      (count(*) filter (where r.author_id = ${accountId}::uuid))::int as reports, max(g.signed_at) as newest
    from reports r left join signatures g on g.report_id = r.id
    where g.account_id = ${accountId}::uuid or (r.author_id = ${accountId}::uuid and r.state in ('signed', 'waived'))`;
  return row ?? { signatures: 0, reports: 0, newest: null };
}

/** Keeps what an erasure did. Where there was one already (a second press), the newer one stands. */
export async function storeErasure(work: Work, accountId: string, summary: object): Promise<void> {
  await work.sql`
    insert into erasures (account_id, at, summary) values (${accountId}::uuid, ${work.now}::timestamptz, ${JSON.stringify(summary)}::jsonb)
    on conflict (account_id) do update set at = excluded.at, summary = excluded.summary, warehouse_rebuilt_at = null`;
}

/** Whether an erasure waits for the warehouse to be built anew. */
export async function hasStaleWarehouse(work: Work): Promise<boolean> {
  const rows =
    await work.sql`select from erasures where warehouse_rebuilt_at is null and at <= ${work.now}::timestamptz limit 1`;
  return rows.length > 0;
}

/** Notes that no snapshot from before `begunAt` is left. */
export async function markWarehouseRebuilt(work: Work, begunAt: Date): Promise<void> {
  await work.sql`
    update erasures set warehouse_rebuilt_at = ${work.now}::timestamptz where warehouse_rebuilt_at is null and at <= ${begunAt}::timestamptz`;
}

/** Replaces names under reports signed before this time by what tells signers apart and names nobody. Returns how many. */
export async function pseudonymiseSigners(work: Work, before: Date): Promise<number> {
  const rows = await work.sql`
    update signatures set signer_name = 'signer ' || left(encode(sha256(convert_to(account_id::text, 'UTF8')), 'hex'), 8)
    where signed_at < ${before}::timestamptz and signer_name !~ '^signer [0-9a-f]{8}$'`;
  return rows.count;
}
