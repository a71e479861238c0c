import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** Past jobs of a category whose labour the estimate is the middle of. */
const recentJobs = 100;

/** How long the job will likely take, minutes: as the likeliest fix says, else the middle of its category's last jobs, else the setting. */
export async function estimateMinutes(work: Work, ticketId: string): Promise<number> {
  const rows = await work.tx.execute<{ minutes: number | null }>(sql`
    select coalesce(
      (select (s.fixes -> 'fixes' -> 0 ->> 'medianMinutes')::float8 from ticket_suggestions s where s.ticket_id = ${ticketId}::uuid),
      (select percentile_cont(0.5) within group (order by r.labour_minutes) from (
        select t.id from tickets t where t.category = (select category from tickets where id = ${ticketId}::uuid)
          and t.status in ('resolved', 'closed') order by t.created_at desc, t.id desc limit ${recentJobs}) past
        join reports r on r.ticket_id = past.id and r.state in ('signed', 'waived') and r.labour_minutes > 0)) as minutes`);
  const minutes = Number(rows[0]?.minutes ?? work.settings.defaultBookingMinutes);
  return Math.min(24 * 60, Math.max(15, Math.ceil(minutes)));
}
