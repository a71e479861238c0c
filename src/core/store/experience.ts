import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** Counts a finished job for its assignee: one more on the model, one more for the customer. */
export async function countJob(work: Work, ticketId: string): Promise<void> {
  await work.tx.execute(sql`
    insert into experience (account_id, about_id, jobs, last_at)
    select t.assignee_id, about.id, 1, ${work.now.toISOString()}::timestamptz
    from tickets t left join equipment e on e.id = t.equipment_id cross join lateral (values (t.organisation_id), (e.model_id)) about (id)
    where t.id = ${ticketId}::uuid and t.assignee_id is not null and about.id is not null order by about.id
    on conflict (about_id, account_id) do update set jobs = experience.jobs + 1, last_at = excluded.last_at`);
}

/** Counts all finished jobs at once: for a desk that was filled by other means than by working. */
export async function countAllJobs(work: Work): Promise<void> {
  await work.tx.execute(sql`
    insert into experience (account_id, about_id, jobs, last_at)
    select t.assignee_id, about.id, count(*), max(coalesce(t.resolved_at, t.updated_at))
    from tickets t left join equipment e on e.id = t.equipment_id cross join lateral (values (t.organisation_id), (e.model_id)) about (id)
    where t.status in ('resolved', 'closed') and t.assignee_id is not null and about.id is not null group by 1, 2
    on conflict (about_id, account_id) do update set jobs = excluded.jobs, last_at = excluded.last_at`);
}
