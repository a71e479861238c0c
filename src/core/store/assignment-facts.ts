import type { Candidate, VehicleBrief } from "../domain/dispatch/candidate.ts";
import type { Coordinates } from "../domain/dispatch/travel.ts";
import type { ProposalFacts } from "../domain/proposal.ts";
import type { Work } from "./work.ts";

/** What a proposal is made from, with the team that the job is routed to. */
export type AssignmentFacts = ProposalFacts & {
  readonly teamId: string | null;
  /** The team lets the best candidate be assigned without being asked. */
  readonly autoAssign: boolean;
};

/** What `assignmentColumns` gives, before `assignmentFactsOf`. */
export type AssignmentRow = {
  readonly team: { readonly id: string; readonly skills: readonly string[]; readonly autoAssign: boolean } | null;
  readonly site: Coordinates | null;
  readonly has_model: boolean;
  readonly candidates: readonly Candidate[] | null;
  readonly vehicles: readonly VehicleBrief[] | null;
};

/**
 * Columns of a select that has the CTEs `team` (id, skills, auto_assign; at most one row) and `job` (site_id, model_id,
 * organisation_id; one row): who could go and which vehicles could be taken, in the statement that asks for whatever else.
 * `parts` are names or numbers of parts that are likely needed. Technicians and engineers are candidates.
 */
export function assignmentColumns({ sql, now }: Pick<Work, "sql" | "now">, parts: readonly string[]) {
  return sql`
    (select jsonb_build_object('id', id, 'skills', skills, 'autoAssign', auto_assign) from team) as team,
    (select jsonb_build_object('latitude', s.latitude, 'longitude', s.longitude) from sites s join job on s.id = job.site_id
      where s.latitude is not null and s.longitude is not null) as site,
    (select model_id is not null from job) as has_model,
    (select jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.name, 'presence', a.presence, 'skills', a.skills,
        -- Most desks keep no shifts: then nobody's are looked up.
        'onShift', not (select exists (select from shifts) or exists (select from shift_plans)) or is_on_shift(a.id, ${now}::timestamptz),
        'inRoutedTeam', exists (select from team_members tm join team on team.id = tm.team_id where tm.account_id = a.id),
        'openTickets', (select count(*) from tickets t where t.assignee_id = a.id and t.status in ('opened', 'in_progress', 'on_hold')),
        'bookedMinutes', coalesce((select greatest(0, ceil(extract(epoch from max(upper(b.during)) - ${now}::timestamptz) / 60)) from bookings b
          where b.technician_id = a.id and b.released_at is null), 0),
        'jobsOfWeek', (select count(*) from bookings b where b.technician_id = a.id and b.created_at > ${now}::timestamptz - interval '7 days'),
        'modelJobs', coalesce((select x.jobs from experience x join job on x.about_id = job.model_id where x.account_id = a.id), 0),
        'customerJobs', coalesce((select x.jobs from experience x join job on x.about_id = job.organisation_id where x.account_id = a.id), 0),
        'at', (select jsonb_build_object('latitude', s.latitude, 'longitude', s.longitude) from tickets t join sites s on s.id = t.site_id
          where t.assignee_id = a.id and t.status = 'in_progress' and s.latitude is not null and s.longitude is not null
          order by t.started_at desc limit 1)))
      from accounts a where a.role in ('technician', 'engineer') and a.active and a.erased_at is null) as candidates,
    (select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'driverId', v.driver_id,
        'heldBy', (select b.technician_id from bookings b where b.vehicle_id = v.id and b.released_at is null
          and upper(b.during) > ${now}::timestamptz order by lower(b.during) limit 1),
        'at', case when v.latitude is not null and v.longitude is not null then
          jsonb_build_object('latitude', v.latitude, 'longitude', v.longitude) end,
        'carries', case when ${parts.length} = 0 then 0 else (select count(distinct wanted) from unnest(${parts as string[]}::text[]) wanted
          join parts p on lower(wanted) in (lower(p.name), lower(p.number), lower(p.name || ' ' || p.number))
          join vehicle_stock s on s.part_id = p.id and s.vehicle_id = v.id and s.quantity > 0) end))
      from vehicles v where v.state = 'ready') as vehicles`;
}

/** The facts that the columns gave. */
export function assignmentFactsOf(row: AssignmentRow, parts: readonly string[]): AssignmentFacts {
  return {
    teamId: row.team?.id ?? null,
    autoAssign: row.team?.autoAssign ?? false,
    job: {
      neededSkills: row.team?.skills ?? [],
      site: row.site,
      hasModel: row.has_model,
      likelyParts: parts.length,
    },
    candidates: row.candidates ?? [],
    vehicles: row.vehicles ?? [],
  };
}

/** The facts for a ticket that exists; its likely parts are those of the fix that is likeliest. Null where there is no such ticket. */
export async function readAssignmentFacts(work: Work, ticketId: string): Promise<AssignmentFacts | null> {
  const [known] = await work.sql<{ parts: string[] }[]>`
    select coalesce(array(select jsonb_array_elements_text(s.fixes -> 'fixes' -> 0 -> 'parts')), '{}') as parts
    from tickets t left join ticket_suggestions s on s.ticket_id = t.id where t.id = ${ticketId}::uuid`;
  if (known === undefined) return null;
  const [row] = await work.sql<AssignmentRow[]>`
    with job as (
      select t.site_id, e.model_id, t.organisation_id, coalesce(m.category, t.category) as category
      from tickets t left join equipment e on e.id = t.equipment_id left join models m on m.id = e.model_id where t.id = ${ticketId}::uuid
    ), team as (
      select id, skills, auto_assign from teams where (select category from job) = any(categories) order by name limit 1
    )
    select ${assignmentColumns(work, known.parts)}`;
  return row === undefined ? null : assignmentFactsOf(row, known.parts);
}
