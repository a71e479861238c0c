import type { Impact } from "../domain/priority.ts";
import type { Role } from "../domain/roles.ts";
import { type AssignmentFacts, type AssignmentRow, assignmentColumns, assignmentFactsOf } from "./assignment-facts.ts";
import { sql } from "./orm.ts";
import { rowLimit } from "./row-limit.ts";
import type { HeldPolicy } from "./sla-policies.ts";
import type { Work } from "./work.ts";

/** A unit as far as a new ticket needs to know it. */
export type EquipmentBrief = {
  readonly id: string;
  readonly label: string;
  readonly organisationId: string;
  readonly siteId: string | null;
  readonly impact: Impact;
  readonly category: string;
};

export type DeskChannelBrief = { readonly platform: string; readonly workspace: string; readonly channel: string };

/** All that opening a ticket depends on, read in one statement. */
export type OpeningFacts = {
  readonly opener: {
    readonly name: string;
    readonly role: Role;
    readonly organisationId: string | null;
    readonly active: boolean;
  } | null;
  readonly equipment: EquipmentBrief | null;
  readonly siteOrganisationId: string | null;
  readonly openTickets: number;
  readonly deskChannels: readonly DeskChannelBrief[];
  readonly assignment: AssignmentFacts;
  /** Promises that may hold for it. */
  readonly policies: readonly HeldPolicy[];
};

/**
 * The facts for a new ticket: its opener, equipment and site, how many live tickets the opener has, who could go, and the desk channels
 * that will show it: those of the routed team, and on every platform where the team has none, the platform's default.
 */
export async function readOpeningFacts(
  work: Work,
  ask: {
    readonly openerId: string;
    readonly equipmentId: string | null;
    readonly siteId: string | null;
    readonly category: string | null;
  },
): Promise<OpeningFacts> {
  const [row] = await work.sql<
    (AssignmentRow & {
      opener: OpeningFacts["opener"];
      equipment: EquipmentBrief | null;
      site_organisation_id: string | null;
      open_tickets: number;
      desk_channels: DeskChannelBrief[] | null;
      policies: HeldPolicy[];
    })[]
  >`
    with unit as (
      select e.id, e.label, e.organisation_id, e.site_id, e.model_id, e.impact, m.category from equipment e join models m on m.id = e.model_id
      where e.id = ${ask.equipmentId}::uuid and e.retired_at is null
    ), team as (
      select id, skills, auto_assign from teams where coalesce((select category from unit), ${ask.category}::text) = any(categories)
      order by name limit 1
    ), belongs as (
      select coalesce((select organisation_id from accounts where id = ${ask.openerId}::uuid), (select organisation_id from unit),
        (select organisation_id from sites where id = ${ask.siteId}::uuid)) as organisation_id
    ), job as (
      select coalesce((select site_id from unit), ${ask.siteId}::uuid) as site_id, (select model_id from unit) as model_id, organisation_id
      from belongs
    )
    select
      (select jsonb_build_object('name', name, 'role', role, 'organisationId', organisation_id, 'active', active)
        from accounts where id = ${ask.openerId}::uuid) as opener,
      (select jsonb_build_object('id', id, 'label', label, 'organisationId', organisation_id, 'siteId', site_id, 'impact', impact,
        'category', category) from unit) as equipment,
      (select organisation_id from sites where id = ${ask.siteId}::uuid) as site_organisation_id,
      (select count(*)::int from (select from tickets where opener_id = ${ask.openerId}::uuid and deleted_at is null
        and status in ('new', 'opened', 'in_progress', 'on_hold')
        order by created_at desc limit ${work.sql.unsafe(rowLimit(work.settings.openTicketsPerPerson + 100))}) live) as open_tickets,
      (select jsonb_agg(jsonb_build_object('platform', d.platform, 'workspace', d.workspace, 'channel', d.channel)) from desk_channels d
        where d.team_id = (select id from team) or (d.team_id is null and not exists (
          select from desk_channels own where own.team_id = (select id from team) and own.platform = d.platform))) as desk_channels,
      ${assignmentColumns(work, [])},
      sla_policies_of((select organisation_id from belongs), (select id from team)) as policies`;
  if (row === undefined) throw new Error("a select without from gives one row");
  return {
    opener: row.opener,
    equipment: row.equipment,
    siteOrganisationId: row.site_organisation_id,
    openTickets: row.open_tickets,
    deskChannels: row.desk_channels ?? [],
    policies: row.policies,
    assignment: assignmentFactsOf(row, []),
  };
}

/** A unit by id; null where there is none (or no id). */
export async function readEquipment(work: Work, equipmentId: string | null): Promise<EquipmentBrief | null> {
  if (equipmentId === null) return null;
  const rows = await work.tx.execute<EquipmentBrief>(sql`
    select e.id, e.label, e.organisation_id as "organisationId", e.site_id as "siteId", e.impact, m.category
    from equipment e join models m on m.id = e.model_id where e.id = ${equipmentId}::uuid and e.retired_at is null`);
  return rows[0] ?? null;
}
