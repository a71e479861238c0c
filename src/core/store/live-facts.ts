import type { TicketFacts } from "../domain/parties.ts";
import type { Work } from "./work.ts";

/** What decides who may hear of a ticket's events, and what they are filtered by. */
export type LiveFacts = TicketFacts & {
  readonly id: string;
  readonly number: number;
  readonly teamId: string | null;
  readonly deleted: boolean;
};

/** The facts of these tickets as they are now, by id. */
export async function readLiveFacts(work: Work, ticketIds: readonly string[]): Promise<ReadonlyMap<string, LiveFacts>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await work.sql<LiveFacts[]>`
    select t.id, t.number::int as number, t.opener_id as "openerId", t.organisation_id as "organisationId", t.assignee_id as "assigneeId",
      t.team_id as "teamId", t.deleted_at is not null as deleted, o.members_see_each_other as "membersSeeEachOther"
    from tickets t join organisations o on o.id = t.organisation_id where t.id = any(${ticketIds as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
