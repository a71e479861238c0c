import type { Work } from "./work.ts";

/** A rule by which tickets are handed over by themselves, once an admin has approved it. */
export type DistributionRule = {
  readonly id: string;
  readonly serverId: string;
  readonly name: string;
  /** Null fits every one. */
  readonly category: string | null;
  readonly siteId: string | null;
  /** Fits only while more live tickets than this wait here; null fits always. */
  readonly loadAbove: number | null;
  readonly withNotes: boolean;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
};

const columns = (work: Work) => work.sql`
  r.id, r.server_id as "serverId", r.name, r.category, r.site_id as "siteId", r.load_above as "loadAbove", r.with_notes as "withNotes",
  r.approved_by as "approvedBy", r.approved_at as "approvedAt", r.version, r.created_at as "createdAt"`;

/** The rules of a server, oldest first: the order in which they are asked. */
export async function listRules(work: Work, serverId: string): Promise<readonly DistributionRule[]> {
  return work.sql<DistributionRule[]>`
    select ${columns(work)} from distribution_rules r where r.server_id = ${serverId}::uuid order by r.created_at, r.id limit 200`;
}

/** One rule of a server, locked; null where it has none of this id. */
export async function lockRule(work: Work, serverId: string, id: string): Promise<DistributionRule | null> {
  const [row] = await work.sql<DistributionRule[]>`
    select ${columns(work)} from distribution_rules r where r.id = ${id}::uuid and r.server_id = ${serverId}::uuid for update`;
  return row ?? null;
}

/** Stores a rule, not approved; an approved one that is changed has to be approved anew. */
export async function storeRule(
  work: Work,
  rule: Pick<DistributionRule, "id" | "serverId" | "name" | "category" | "siteId" | "loadAbove" | "withNotes">,
): Promise<void> {
  await work.sql`
    insert into distribution_rules (id, server_id, name, category, site_id, load_above, with_notes, created_at)
    values (${rule.id}::uuid, ${rule.serverId}::uuid, ${rule.name}, ${rule.category}, ${rule.siteId}::uuid, ${rule.loadAbove}::int,
      ${rule.withNotes}, ${work.now}::timestamptz)
    on conflict (id) do update set name = excluded.name, category = excluded.category, site_id = excluded.site_id,
      load_above = excluded.load_above, with_notes = excluded.with_notes, approved_by = null, approved_at = null,
      version = distribution_rules.version + 1`;
}

/** Approves a rule, or takes the approval back (`by` null). */
export async function approveRule(work: Work, id: string, by: string | null): Promise<void> {
  await work.sql`
    update distribution_rules set approved_by = ${by}::uuid, version = version + 1,
      approved_at = case when ${by}::uuid is null then null else ${work.now}::timestamptz end
    where id = ${id}::uuid`;
}

/** Removes a rule; transfers that it made stay. */
export async function deleteRule(work: Work, id: string): Promise<void> {
  await work.sql`delete from distribution_rules where id = ${id}::uuid`;
}

/**
 * The first approved rule of a paired server that fits a ticket now; null where none does. It is not asked for tickets that came from
 * another server or were elsewhere before: none goes round in circles.
 */
export async function fittingRule(work: Work, ticketId: string): Promise<DistributionRule | null> {
  const [row] = await work.sql<DistributionRule[]>`
    select ${columns(work)} from distribution_rules r join servers s on s.id = r.server_id join tickets t on t.id = ${ticketId}::uuid
    where r.approved_at is not null and s.state = 'paired' and s.sealed_key is not null
      and (r.category is null or lower(r.category) = lower(t.category)) and (r.site_id is null or r.site_id = t.site_id)
      and (r.load_above is null or r.load_above < (select count(*) from tickets o
        where o.deleted_at is null and o.status in ('new', 'opened', 'in_progress', 'on_hold')))
      and not exists (select from transfers x where x.ticket_id = t.id)
    order by r.created_at, r.id limit 1`;
  return row ?? null;
}

/** Whether there is such a site. */
export async function hasSite(work: Work, siteId: string): Promise<boolean> {
  const rows = await work.sql`select from sites where id = ${siteId}::uuid`;
  return rows.length > 0;
}
