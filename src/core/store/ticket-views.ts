import { routeLink, type Travel } from "../domain/dispatch/travel.ts";
import type { Impact, Priority, Urgency } from "../domain/priority.ts";
import type { Proposal } from "../domain/proposal.ts";
import type { Status } from "../domain/statuses.ts";
import type { ReportState, ReportView, TicketView, UsedPart } from "../domain/ticket-view.ts";
import { type SQL, sql } from "./orm.ts";
import { rowLimit } from "./row-limit.ts";
import { type SlaColumn, slaColumn, slaViewsOf } from "./sla-view.ts";
import type { Work } from "./work.ts";

/**
 * The select list behind every TicketView. What belongs to a ticket is looked up by key in the select list: as joins, planning took
 * 20 ms a query. What a ticket cannot have yet is not looked up at all: most of a queue is young.
 */
const viewSelect = sql`
  select t.id, t.number, t.version, t.status, t.title, t.description, t.category, t.urgency, t.priority, t.tags, t.due_at,
    t.accepted_at, t.started_at, t.resolved_at, t.closed_at, t.created_at, t.updated_at, t.hold_reason, t.proposal, t.demo,
    t.opener_id, (select name from accounts where id = t.opener_id) as opener_name,
    t.organisation_id, o.name as organisation_name, o.members_see_each_other,
    t.assignee_id, case when t.assignee_id is not null then (select name from accounts where id = t.assignee_id) end as assignee_name,
    t.vehicle_id, case when t.vehicle_id is not null then (select name from vehicles where id = t.vehicle_id) end as vehicle_name,
    t.team_id, case when t.team_id is not null then (select name from teams where id = t.team_id) end as team_name,
    case when t.site_id is not null then
      (select jsonb_build_object('id', s.id, 'name', s.name, 'address', s.address, 'timeZone', s.time_zone)
        from sites s where s.id = t.site_id) end as site,
    case when t.status in ('opened', 'in_progress', 'on_hold') and t.site_id is not null then
      (select jsonb_build_object('metres', w.metres, 'minutes', w.minutes, 'source', w.source, 'address', s.address,
          'latitude', s.latitude, 'longitude', s.longitude)
        from ticket_travel w join sites s on s.id = t.site_id where w.ticket_id = t.id and w.metres is not null) end as travel,
    t.equipment_id, e.label as equipment_label, e.serial_number, e.impact,
    (select jsonb_build_object('name', m.name, 'family', m.family, 'category', m.category, 'manufacturer', mf.name)
      from models m join manufacturers mf on mf.id = m.manufacturer_id where m.id = e.model_id) as model,
    case when t.handed_to_server_id is not null or t.foreign_number is not null then
      (select jsonb_build_object('direction', x.direction, 'server', jsonb_build_object('id', s.id, 'name', s.name),
        'number', x.foreign_number, 'status', x.foreign_status)
        from transfers x join servers s on s.id = x.server_id where x.ticket_id = t.id and x.state = 'live') end as elsewhere,
    case when t.merged_into_id is not null then (select number from tickets where id = t.merged_into_id) end as merged_into_number,
    case when t.started_at is not null then
      (select jsonb_build_object('stars', stars, 'comment', comment) from ratings where ticket_id = t.id) end as rating,
    case when t.started_at is not null then (select jsonb_build_object('id', rp.id, 'version', rp.version, 'state', rp.state, 'authorId', rp.author_id,
        'authorName', (select name from accounts where id = rp.author_id),
        'malfunction', rp.malfunction, 'cause', rp.cause, 'solution', rp.solution,
        'fix', coalesce((select title from fixes where id = rp.fix_id), rp.fix_words), 'parts', rp.parts,
        'labourMinutes', rp.labour_minutes, 'travelMinutes', rp.travel_minutes, 'sha256', encode(rp.sha256, 'hex'),
        'submittedAt', rp.submitted_at,
        'signature', (select jsonb_build_object('name', signer_name, 'at', signed_at, 'pinAfter', pin_set_after_submission)
          from signatures where report_id = rp.id),
        'objection', (select jsonb_build_object('kind', kind, 'reason', reason, 'at', at,
          'name', (select name from accounts where id = account_id)) from objections where report_id = rp.id))
      from reports rp where rp.ticket_id = t.id order by rp.version desc limit 1) end as report,
    ${slaColumn}`;

/** Which tickets: `where`, `order` and so on may name `t` (ticket), `o` (its organisation) and `e` (its equipment). */
export type TicketPick = { readonly where: SQL; readonly order?: SQL; readonly limit?: number };

type ReportRow = {
  readonly id: string;
  readonly version: number;
  readonly state: ReportState;
  readonly authorId: string;
  readonly authorName: string;
  readonly malfunction: string;
  readonly cause: string;
  readonly solution: string;
  readonly fix: string;
  readonly parts: readonly UsedPart[];
  readonly labourMinutes: number;
  readonly travelMinutes: number;
  readonly sha256: string;
  readonly submittedAt: string;
  readonly signature: { readonly name: string; readonly at: string; readonly pinAfter: boolean } | null;
  readonly objection: {
    readonly kind: "dispute" | "waiver";
    readonly name: string;
    readonly reason: string;
    readonly at: string;
  } | null;
};

type ViewRow = {
  readonly [Name in
    | "category"
    | "hold_reason"
    | "assignee_id"
    | "assignee_name"
    | "vehicle_id"
    | "vehicle_name"
    | "team_id"
    | "team_name"
    | "equipment_id"
    | "equipment_label"
    | "serial_number"
    | "comment"]: string | null;
} & {
  readonly [Name in
    | "id"
    | "title"
    | "description"
    | "opener_id"
    | "opener_name"
    | "organisation_id"
    | "organisation_name"]: string;
} & {
  readonly [Name in "accepted_at" | "started_at" | "resolved_at" | "closed_at" | "due_at"]: Date | null;
} & {
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly number: number;
  readonly version: number;
  readonly status: Status;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly impact: Impact | null;
  readonly tags: readonly string[];
  readonly proposal: Proposal | null;
  readonly members_see_each_other: boolean;
  readonly merged_into_number: number | null;
  readonly elsewhere: TicketView["elsewhere"];
  readonly rating: { readonly stars: number; readonly comment: string } | null;
  readonly site: {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly timeZone: string;
  } | null;
  readonly travel:
    | (Travel & { readonly address: string; readonly latitude: number | null; readonly longitude: number | null })
    | null;
  readonly model: {
    readonly name: string;
    readonly family: string;
    readonly category: string;
    readonly manufacturer: string;
  } | null;
  readonly demo: boolean;
  readonly sla: SlaColumn;
  readonly report: ReportRow | null;
};

/**
 * The views of the tickets that are picked, in order (newest first by default). The page is cut before anything is looked up for it;
 * inside it both joins are outer ones, which PostgreSQL leaves out where no condition needs them, and the limit is a number that the
 * planner sees, so that an index gives the page.
 */
export async function selectTicketViews(
  work: Work,
  { where, order = sql`t.created_at desc, t.id desc`, limit = 1_000 }: TicketPick,
): Promise<TicketView[]> {
  const rows = await work.tx.execute<ViewRow>(sql`
    with page as materialized (
      select t.*
      from tickets t left join organisations o on o.id = t.organisation_id left join equipment e on e.id = t.equipment_id
      where ${where} order by ${order} limit ${sql.raw(rowLimit(Math.trunc(limit)))}
    )
    ${viewSelect}
    from page t
    join organisations o on o.id = t.organisation_id
    left join equipment e on e.id = t.equipment_id
    order by ${order}`);
  return rows.map((row) => viewOf(row));
}

/** One ticket's view by id; null where there is none. */
export async function readTicketView(work: Work, ticketId: string): Promise<TicketView | null> {
  const [view] = await selectTicketViews(work, { where: sql`t.id = ${ticketId}::uuid`, limit: 1 });
  return view ?? null;
}

function viewOf(row: ViewRow): TicketView {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    title: row.title,
    description: row.description,
    category: row.category,
    urgency: row.urgency,
    impact: row.impact ?? "unit",
    priority: row.priority,
    tags: row.tags,
    dueAt: row.due_at,
    opener: { id: row.opener_id, name: row.opener_name },
    organisation: { id: row.organisation_id, name: row.organisation_name },
    site: row.site,
    equipment:
      row.equipment_id === null
        ? null
        : {
            id: row.equipment_id,
            name: row.equipment_label ?? "",
            model: row.model?.name ?? "",
            manufacturer: row.model?.manufacturer ?? "",
            family: row.model?.family ?? "",
            category: row.model?.category ?? "",
            serialNumber: row.serial_number,
          },
    assignee: named(row.assignee_id, row.assignee_name),
    vehicle: named(row.vehicle_id, row.vehicle_name),
    team: named(row.team_id, row.team_name),
    travel: travelOf(row.travel),
    proposal: row.proposal,
    acceptedAt: row.accepted_at,
    startedAt: row.started_at,
    resolvedAt: row.resolved_at,
    closedAt: row.closed_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    holdReason: row.hold_reason,
    report: row.report === null ? null : reportOf(row.report),
    rating: row.rating,
    sla: slaViewsOf(row.sla),
    mergedIntoNumber: row.merged_into_number,
    elsewhere: row.elsewhere,
    demo: row.demo,
    facts: {
      openerId: row.opener_id,
      organisationId: row.organisation_id,
      assigneeId: row.assignee_id,
      membersSeeEachOther: row.members_see_each_other,
    },
  };
}

function travelOf(row: ViewRow["travel"]): TicketView["travel"] {
  if (row === null) return null;
  const { metres, minutes, source, address, latitude, longitude } = row;
  const to = latitude === null || longitude === null ? address : { latitude, longitude };
  return { metres, minutes, source, link: routeLink(null, to) };
}

function reportOf(row: ReportRow): ReportView {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    author: { id: row.authorId, name: row.authorName },
    malfunction: row.malfunction,
    cause: row.cause,
    solution: row.solution,
    fix: row.fix,
    parts: row.parts,
    labourMinutes: row.labourMinutes,
    travelMinutes: row.travelMinutes,
    sha256: row.sha256,
    submittedAt: new Date(row.submittedAt),
    signature:
      row.signature === null
        ? null
        : {
            name: row.signature.name,
            at: new Date(row.signature.at),
            pinSetAfterSubmission: row.signature.pinAfter,
          },
    objection: row.objection === null ? null : { ...row.objection, at: new Date(row.objection.at) },
  };
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? "" };
}
