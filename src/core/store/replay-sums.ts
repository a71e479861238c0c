import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** What became of the tickets that these accounts opened, counted in the database. */
export async function replaySums(work: Work, openerIds: readonly string[]) {
  const ids = sql`(select jsonb_array_elements_text(${JSON.stringify(openerIds)}::jsonb)::uuid)`;
  const [row] = await work.tx.execute<{
    closed: number;
    signed: number;
    unfinished: number;
    messages: number;
    deliveries: number;
    undelivered: number;
  }>(sql`
    with mine as (select id, status from tickets where opener_id in ${ids}),
    sent as (select d.state from deliveries d join places p on p.id = d.place_id where p.conversation_id in (select id from mine))
    select
      (select count(*)::int from mine where status = 'closed') as closed,
      (select count(*)::int from reports r join signatures s on s.report_id = r.id where r.ticket_id in (select id from mine)) as signed,
      (select count(*)::int from mine where status <> 'closed') as unfinished,
      (select count(*)::int from messages where conversation_id in (select id from mine)) as messages,
      (select count(*)::int from sent) as deliveries,
      (select count(*)::int from sent where state <> 'sent') as undelivered`);
  if (row === undefined) throw new Error("counts always give a row");
  return row;
}
