import type { Candidate } from "../domain/proposal.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** What a proposal is made from: who could go, what the job needs, which vehicle is free. */
export type AssignmentFacts = {
  readonly neededSkills: readonly string[];
  readonly teamId: string | null;
  readonly candidates: readonly Candidate[];
  readonly vehicles: readonly { readonly id: string; readonly name: string }[];
};

/**
 * The facts for a ticket of this category. The team that the category is routed to (the first by name where several are) says which
 * skills are needed; technicians and engineers are candidates, admins only where there is nobody else.
 */
export async function readAssignmentFacts(work: Work, category: string | null): Promise<AssignmentFacts> {
  const rows = await work.tx.execute<{
    team: { id: string; skills: string[] } | null;
    candidates: Candidate[] | null;
    vehicles: { id: string; name: string }[] | null;
  }>(sql`
    with team as (select id, skills from teams where ${category}::text = any(categories) order by name limit 1),
      -- Most desks keep no shifts: then nobody's are looked up.
      shifts_kept as (select exists (select from shifts) or exists (select from shift_plans) as kept)
    select
      (select jsonb_build_object('id', id, 'skills', skills) from team) as team,
      (select jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.name, 'presence', a.presence, 'skills', a.skills,
          'onShift', not (select kept from shifts_kept) or is_on_shift(a.id, ${work.now.toISOString()}::timestamptz),
          'inRoutedTeam', exists (select from team_members tm join team on team.id = tm.team_id where tm.account_id = a.id),
          'openTickets', (select count(*) from tickets t where t.assignee_id = a.id and t.status in ('opened', 'in_progress', 'on_hold'))))
        from accounts a where a.role in ('technician', 'engineer') and a.active and a.erased_at is null) as candidates,
      (select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by held.jobs, v.name) from vehicles v
        cross join lateral (select count(*) as jobs from bookings b where b.vehicle_id = v.id and b.released_at is null) held
        where v.state = 'ready') as vehicles`);
  const row = rows[0];
  return {
    neededSkills: row?.team?.skills ?? [],
    teamId: row?.team?.id ?? null,
    candidates: row?.candidates ?? [],
    vehicles: row?.vehicles ?? [],
  };
}
