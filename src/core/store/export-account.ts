import type { Work } from "./work.ts";

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Everything that the desk keeps of a person, as it lies in the tables; secrets are left out. */
export type AccountExport = {
  readonly account: Readonly<Record<string, unknown>>;
  readonly logins: Rows;
  readonly sessions: Rows;
  readonly apps: Rows;
  readonly keys: Rows;
  readonly tickets: Rows;
  readonly messages: Rows;
  readonly reactions: Rows;
  readonly files: Rows;
  readonly ratings: Rows;
  readonly signatures: Rows;
  readonly objections: Rows;
  readonly reports: Rows;
  readonly shifts: Rows;
  readonly notifications: Rows;
  readonly pushSubscriptions: Rows;
  readonly roleRequests: Rows;
  readonly events: Rows;
};

/** Reads it, for the person alone: words of others are not in it. */
export async function readAccountExport(work: Work, accountId: string): Promise<AccountExport | null> {
  const { sql } = work;
  const [account] = await sql`
    select a.id, a.role, a.name, a.email, o.name as organisation, a.may_sign, a.language, a.time_zone, a.presence, a.skills, a.guest, a.active,
      a.pin_set_at, a.password_hash is not null as has_password, a.created_at
    from accounts a left join organisations o on o.id = a.organisation_id where a.id = ${accountId}::uuid`;
  if (account === undefined) return null;
  return {
    account,
    logins: await sql`
      select platform, workspace, user_id, display_name, last_seen_at, created_at from identities where account_id = ${accountId}::uuid order by created_at`,
    sessions:
      await sql`select created_at, expires_at, revoked_at from sessions where account_id = ${accountId}::uuid order by created_at`,
    apps: await sql`select created_at, expires_at, ended_at, ended_because from token_families where account_id = ${accountId}::uuid order by created_at`,
    keys: await sql`select name, prefix, scopes, created_at, expires_at, revoked_at from api_keys where account_id = ${accountId}::uuid order by created_at`,
    tickets: await sql`
      select number, status, title, description, category, urgency, created_at, closed_at from tickets
      where opener_id = ${accountId}::uuid and deleted_at is null order by number`,
    messages: await sql`
      select m.id, t.number as ticket, m.visibility, m.plain as text, m.version, m.created_at, m.edited_at, m.deleted_at,
        (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'body', v.body, 'at', v.at) order by v.version), '[]')
          from message_versions v where v.message_id = m.id and v.version < m.version) as earlier
      from messages m join tickets t on t.id = m.conversation_id where m.author_id = ${accountId}::uuid order by m.created_at, m.id`,
    reactions: await sql`select message_id, emoji, at from reactions where account_id = ${accountId}::uuid order by at`,
    files: await sql`
      select id, name, media_type, size_bytes, encode(sha256, 'hex') as sha256, state, created_at from files where owner_id = ${accountId}::uuid order by created_at`,
    ratings: await sql`
      select t.number as ticket, r.stars, r.comment, r.created_at from ratings r join tickets t on t.id = r.ticket_id where r.account_id = ${accountId}::uuid`,
    signatures: await sql`
      select t.number as ticket, r.version as report, g.signer_name, g.signed_at, encode(g.sha256, 'hex') as sha256 from signatures g
      join reports r on r.id = g.report_id join tickets t on t.id = r.ticket_id where g.account_id = ${accountId}::uuid order by g.signed_at`,
    objections: await sql`
      select t.number as ticket, j.kind, j.reason, j.at from objections j join reports r on r.id = j.report_id
      join tickets t on t.id = r.ticket_id where j.account_id = ${accountId}::uuid order by j.at`,
    reports: await sql`
      select t.number as ticket, r.version, r.state, r.malfunction, r.cause, r.solution, r.labour_minutes, r.travel_minutes, r.submitted_at
      from reports r join tickets t on t.id = r.ticket_id where r.author_id = ${accountId}::uuid order by r.submitted_at`,
    shifts:
      await sql`select kind, starts_at, ends_at from shifts where account_id = ${accountId}::uuid order by starts_at`,
    notifications: await sql`
      select notice, data, created_at, read_at from notifications where account_id = ${accountId}::uuid order by created_at`,
    pushSubscriptions: await sql`
      select endpoint, created_at, last_taken_at from push_subscriptions where account_id = ${accountId}::uuid order by created_at`,
    roleRequests:
      await sql`select role, granted, created_at, decided_at from role_requests where account_id = ${accountId}::uuid order by created_at`,
    events: await sql`
      select e.kind, e.at, e.data, w.words from events e left join event_words w on w.event_id = e.id
      where e.actor_id = ${accountId}::uuid or (e.subject_id = ${accountId}::uuid and e.ticket_id is null) order by e.at, e.id`,
  };
}
