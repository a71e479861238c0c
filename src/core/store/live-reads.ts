import type { TicketView } from "../domain/ticket-view.ts";
import type { Visibility } from "../domain/visibility.ts";
import { sql } from "./orm.ts";
import { readTalk, type SaidMessage } from "./read-talk.ts";
import { selectTicketViews } from "./ticket-views.ts";
import type { Work } from "./work.ts";

/** The views of these tickets; those that are deleted are left out. */
export async function readTicketViews(work: Work, ticketIds: readonly string[]): Promise<readonly TicketView[]> {
  if (ticketIds.length === 0) return [];
  const ids = JSON.stringify(ticketIds);
  return selectTicketViews(work, {
    where: sql`t.id in (select jsonb_array_elements_text(${ids}::jsonb)::uuid) and t.deleted_at is null`,
  });
}

/** These messages of one ticket, of both visibilities, by `seq`: for staff alone. */
export async function readMessages(
  work: Work,
  ticketId: string,
  messageIds: ReadonlySet<string>,
): Promise<readonly SaidMessage[]> {
  const [range] = await work.tx.execute<{ first: number | null; last: number | null }>(sql`
    select min(seq) as first, max(seq) as last from messages
    where conversation_id = ${ticketId}::uuid
      and id in (select jsonb_array_elements_text(${JSON.stringify([...messageIds])}::jsonb)::uuid)`);
  if (range === undefined || range.first === null || range.last === null) return [];
  const said = await readTalk(work, ticketId, {
    visibilities: ["customer", "staff"],
    afterSeq: range.first - 1,
    beforeSeq: range.last + 1,
    limit: 500,
  });
  return said.filter((message) => messageIds.has(message.id));
}

/** Which ticket a message belongs to and who may read it; null where there is none. */
export async function readTalkOf(
  work: Work,
  messageId: string,
): Promise<{ readonly ticketId: string; readonly visibility: Visibility } | null> {
  const [row] = await work.sql<{ ticketId: string; visibility: Visibility }[]>`
    select conversation_id as "ticketId", visibility from messages where id = ${messageId}::uuid`;
  return row ?? null;
}

/** The ticket that is talked about in a thread of a web channel, with the other web threads that show it; null for none. */
export async function readTalkAround(
  work: Work,
  spot: { readonly channel: string; readonly thread: string },
): Promise<{
  readonly ticketId: string;
  readonly others: readonly { channel: string; thread: string | null; kind: string }[];
} | null> {
  const rows = await work.tx.execute<{
    ticket_id: string;
    channel: string | null;
    thread: string | null;
    kind: string;
  }>(sql`
    select o.conversation_id as ticket_id, o.channel, o.thread, o.kind
    from places p join places o on o.conversation_id = p.conversation_id and o.platform = 'web' and o.state = 'open'
    where p.platform = 'web' and p.workspace = '' and p.channel = ${spot.channel} and p.thread = ${spot.thread} and p.state = 'open'`);
  const ticketId = rows[0]?.ticket_id;
  if (ticketId === undefined) return null;
  const others = rows.flatMap(({ channel, thread, kind }) =>
    channel === null || (channel === spot.channel && thread === spot.thread) ? [] : [{ channel, thread, kind }],
  );
  return { ticketId, others };
}
