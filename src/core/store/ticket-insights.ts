import type { IntakeGuesses, LikelyFixes } from "../domain/likely-fixes.ts";
import { mostAlike } from "../domain/likely-same.ts";
import { liveStatuses } from "../domain/statuses.ts";
import { noInsight, type TicketInsight } from "../domain/ticket-insight.ts";
import type { Work } from "./work.ts";

type OtherRow = { readonly ticketId: string; readonly number: number; readonly title: string; readonly text: string };
const most = 20;

/** What the desk has learnt about a ticket, in one statement. */
export async function readInsight(work: Work, ticketId: string): Promise<TicketInsight> {
  const [row] = await work.sql<
    {
      fixes: LikelyFixes | null;
      guesses: IntakeGuesses | null;
      text: string;
      named: string | null;
      said: Record<string, boolean> | null;
      others: readonly OtherRow[] | null;
    }[]
  >`
    select s.fixes, s.guesses, left(t.description, 4000) as text, (select label from equipment where id = t.equipment_id) as named,
      (select jsonb_object_agg(fix_id, worked) from fix_feedback where ticket_id = t.id) as said,
      (select jsonb_agg(other order by other.number) from (
        select o.id as "ticketId", o.number, o.title, left(o.description, 4000) as text from tickets o
        where o.equipment_id = t.equipment_id and o.id <> t.id and o.number < t.number and o.organisation_id = t.organisation_id
          and o.status::text = any(${liveStatuses as unknown as string[]}) and o.deleted_at is null
        order by o.number desc limit ${most}
      ) other) as others
    from tickets t left join ticket_suggestions s on s.ticket_id = t.id
    where t.id = ${ticketId}::uuid`;
  if (row === undefined) return noInsight;
  const same = mostAlike(row.text, row.others ?? [], { named: row.named ?? "" });
  return {
    fixes: row.fixes,
    guesses: row.guesses,
    maybeSame: same === null ? null : { ticketId: same.ticketId, number: same.number, title: same.title },
    said: row.said ?? {},
  };
}

/** Live tickets on a unit that somebody of the organisation may see, newest first, with the beginning of their words. */
export async function liveTicketsOn(
  work: Work,
  about: { readonly equipmentId: string; readonly organisationId: string },
): Promise<readonly OtherRow[]> {
  return work.sql<OtherRow[]>`
    select id as "ticketId", number, title, left(description, 4000) as text from tickets
    where equipment_id = ${about.equipmentId}::uuid and organisation_id = ${about.organisationId}::uuid and deleted_at is null
      and status::text = any(${liveStatuses as unknown as string[]})
    order by number desc limit ${most}`;
}
