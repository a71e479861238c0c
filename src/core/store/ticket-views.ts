import type { Impact, Priority, Urgency } from "../domain/priority.ts";
import type { Proposal } from "../domain/proposal.ts";
import type { Status } from "../domain/statuses.ts";
import type { ReportState, ReportView, TicketView, UsedPart } from "../domain/ticket-view.ts";
import { type SQL, sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** The select list and joins behind every TicketView; `where`, order and limit are the caller's. Columns are snake case. */
const viewSelect = sql`
  select t.id, t.number, t.version, t.status, t.title, t.description, t.category, t.urgency, t.priority, t.tags, t.due_at,
    t.accepted_at, t.started_at, t.resolved_at, t.closed_at, t.created_at, t.updated_at, t.hold_reason, t.proposal, t.demo,
    t.opener_id, opener.name as opener_name, t.organisation_id, o.name as organisation_name, o.members_see_each_other,
    t.assignee_id, assignee.name as assignee_name, t.vehicle_id, v.name as vehicle_name, t.team_id, team.name as team_name,
    t.site_id, s.name as site_name, s.address as site_address, s.time_zone as site_time_zone,
    t.equipment_id, e.label as equipment_label, e.serial_number, e.impact, m.name as model_name, m.family, m.category as model_category,
    mf.name as manufacturer_name, target.number as merged_into_number, r.stars, r.comment, report.*
  from tickets t
  join accounts opener on opener.id = t.opener_id
  join organisations o on o.id = t.organisation_id
  left join accounts assignee on assignee.id = t.assignee_id
  left join vehicles v on v.id = t.vehicle_id
  left join teams team on team.id = t.team_id
  left join sites s on s.id = t.site_id
  left join equipment e on e.id = t.equipment_id
  left join models m on m.id = e.model_id
  left join manufacturers mf on mf.id = m.manufacturer_id
  left join tickets target on target.id = t.merged_into_id
  left join ratings r on r.ticket_id = t.id
  left join lateral (
    select jsonb_build_object('id', rp.id, 'version', rp.version, 'state', rp.state, 'authorId', rp.author_id, 'authorName', author.name,
      'malfunction', rp.malfunction, 'cause', rp.cause, 'solution', rp.solution, 'fix', coalesce(f.title, rp.fix_words),
      'parts', rp.parts, 'labourMinutes', rp.labour_minutes, 'travelMinutes', rp.travel_minutes, 'sha256', encode(rp.sha256, 'hex'),
      'submittedAt', rp.submitted_at, 'signerName', sg.signer_name, 'signedAt', sg.signed_at, 'pinAfter', sg.pin_set_after_submission,
      'objection', ob.kind, 'objectorName', objector.name, 'objectionReason', ob.reason, 'objectedAt', ob.at) as report
    from reports rp
    join accounts author on author.id = rp.author_id
    left join fixes f on f.id = rp.fix_id
    left join signatures sg on sg.report_id = rp.id
    left join objections ob on ob.report_id = rp.id
    left join accounts objector on objector.id = ob.account_id
    where rp.ticket_id = t.id order by rp.version desc limit 1
  ) report on true`;

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
  readonly signerName: string | null;
  readonly signedAt: string | null;
  readonly pinAfter: boolean | null;
  readonly objection: "dispute" | "waiver" | null;
  readonly objectorName: string | null;
  readonly objectionReason: string | null;
  readonly objectedAt: string | null;
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
    | "site_id"
    | "site_name"
    | "site_address"
    | "site_time_zone"
    | "equipment_id"
    | "equipment_label"
    | "serial_number"
    | "model_name"
    | "family"
    | "model_category"
    | "manufacturer_name"
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
  readonly stars: number | null;
  readonly demo: boolean;
  readonly report: ReportRow | null;
};

/** The views of the tickets that `tail` (where, order by, limit) selects; `t` names the ticket in it. */
export async function selectTicketViews(work: Work, tail: SQL): Promise<TicketView[]> {
  const rows = await work.tx.execute<ViewRow>(sql`${viewSelect} ${tail}`);
  return rows.map((row) => viewOf(row));
}

/** One ticket's view by id; null where there is none. */
export async function readTicketView(work: Work, ticketId: string): Promise<TicketView | null> {
  const [view] = await selectTicketViews(work, sql`where t.id = ${ticketId}::uuid`);
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
    site:
      row.site_id === null
        ? null
        : {
            id: row.site_id,
            name: row.site_name ?? "",
            address: row.site_address ?? "",
            timeZone: row.site_time_zone ?? "UTC",
          },
    equipment:
      row.equipment_id === null
        ? null
        : {
            id: row.equipment_id,
            name: row.equipment_label ?? "",
            model: row.model_name ?? "",
            manufacturer: row.manufacturer_name ?? "",
            family: row.family ?? "",
            category: row.model_category ?? "",
            serialNumber: row.serial_number,
          },
    assignee: named(row.assignee_id, row.assignee_name),
    vehicle: named(row.vehicle_id, row.vehicle_name),
    team: named(row.team_id, row.team_name),
    proposal: row.proposal,
    acceptedAt: row.accepted_at,
    startedAt: row.started_at,
    resolvedAt: row.resolved_at,
    closedAt: row.closed_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    holdReason: row.hold_reason,
    report: row.report === null ? null : reportOf(row.report),
    rating: row.stars === null ? null : { stars: row.stars, comment: row.comment ?? "" },
    mergedIntoNumber: row.merged_into_number,
    demo: row.demo,
    facts: {
      openerId: row.opener_id,
      organisationId: row.organisation_id,
      assigneeId: row.assignee_id,
      membersSeeEachOther: row.members_see_each_other,
    },
  };
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
      row.signedAt === null
        ? null
        : { name: row.signerName ?? "", at: new Date(row.signedAt), pinSetAfterSubmission: row.pinAfter ?? false },
    objection:
      row.objection === null
        ? null
        : {
            kind: row.objection,
            name: row.objectorName ?? "",
            reason: row.objectionReason ?? "",
            at: new Date(row.objectedAt ?? row.submittedAt),
          },
  };
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? "" };
}
