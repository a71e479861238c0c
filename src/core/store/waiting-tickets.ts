import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** New tickets for which nobody could be proposed, the oldest first. */
export async function waitingWithoutCandidates(work: Work, limit: number): Promise<readonly string[]> {
  const rows = await work.tx.execute<{ id: string }>(sql`
    select id from tickets where status = 'new' and deleted_at is null
      and (proposal is null or jsonb_array_length(proposal -> 'candidates') = 0)
    order by created_at, id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Assigned jobs of somebody that have not begun. */
export async function unbegunJobsOf(work: Work, accountId: string): Promise<readonly string[]> {
  const rows = await work.tx.execute<{ id: string }>(sql`
    select id from tickets where assignee_id = ${accountId}::uuid and status = 'opened' and deleted_at is null order by id`);
  return rows.map(({ id }) => id);
}

/** Whether the team that the ticket is routed to lets the best candidate be assigned without being asked. */
export async function isAutoAssigned(work: Work, ticketId: string): Promise<boolean> {
  const rows = await work.tx.execute<{ auto: boolean }>(sql`
    select coalesce((select auto_assign from teams where id = t.team_id), false) as auto from tickets t where t.id = ${ticketId}::uuid`);
  return rows[0]?.auto ?? false;
}
