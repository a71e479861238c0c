import type { TicketFacts } from "../domain/parties.ts";
import type { Status } from "../domain/statuses.ts";
import type { Work } from "./work.ts";

/** The least that is needed to judge who may do something on a ticket. */
export type JudgedTicket = {
  readonly number: number;
  readonly status: Status;
  /** The version of the last move: another one means that status, assignee or places may have changed. */
  readonly movedVersion: number;
  readonly facts: TicketFacts;
};

/** The facts of a ticket, without a lock; null where there is none or it is deleted. */
export async function readTicketFacts(work: Work, ticketId: string): Promise<JudgedTicket | null> {
  const [row] = await work.sql<
    {
      number: number;
      status: Status;
      moved_version: number;
      opener_id: string;
      organisation_id: string;
      assignee_id: string | null;
      members_see_each_other: boolean;
    }[]
  >`
    select t.number, t.status, t.moved_version, t.opener_id, t.organisation_id, t.assignee_id, o.members_see_each_other
    from tickets t join organisations o on o.id = t.organisation_id where t.id = ${ticketId}::uuid and t.deleted_at is null`;
  if (row === undefined) return null;
  return {
    number: row.number,
    status: row.status,
    movedVersion: row.moved_version,
    facts: {
      openerId: row.opener_id,
      organisationId: row.organisation_id,
      assigneeId: row.assignee_id,
      membersSeeEachOther: row.members_see_each_other,
    },
  };
}
