import type postgres from "postgres";
import { chatClosedStatuses } from "../domain/statuses.ts";
import type { Surface } from "./places.ts";
import type { Work } from "./work.ts";

/** More surfaces than this are not asked about one by one: platforms allow a few dozen such questions a minute. */
const mostPlaces = 200;

/** The surfaces of a platform on which somebody may have said something: of tickets whose talk is open, and private chats. Latest first. */
export async function recoverablePlaces(work: Work, platform: string): Promise<readonly Surface[]> {
  const rows = await work.sql<{ workspace: string; channel: string; thread: string | null }[]>`
    select p.workspace, p.channel, p.thread from places p
    left join tickets t on t.id = p.conversation_id
    left join conversations c on c.id = p.conversation_id
    where p.platform = ${platform} and p.state = 'open' and p.channel is not null
      and (t.id is null or not (t.status::text = any(${[...chatClosedStatuses] as string[]})))
    group by p.workspace, p.channel, p.thread
    order by max(coalesce(greatest(c.last_customer_at, c.last_staff_at), p.created_at)) desc
    limit ${mostPlaces}`;
  return rows.map((row) => ({ platform, ...row }));
}

/** Whether an event was stored before. */
export async function isKnownEvent(sql: postgres.ISql, platform: string, eventId: string): Promise<boolean> {
  const rows = await sql`select from inbox where platform = ${platform} and event_id = ${eventId}`;
  return rows.length > 0;
}

/** How many of these messages of a platform went into which ticket. */
export async function countByTicket(
  work: Work,
  platform: string,
  said: readonly { readonly channel: string; readonly message: string }[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await work.sql<{ ticket_id: string; taken: number }[]>`
    select m.conversation_id as ticket_id, count(distinct m.id)::int as taken
    from unnest(${said.map(({ channel }) => channel)}::text[], ${said.map(({ message }) => message)}::text[]) as given (channel, message)
    join places p on p.platform = ${platform} and p.channel = given.channel
    join copies c on c.place_id = p.id and c.platform_message_id = given.message and c.source
    join messages m on m.id = c.message_id
    group by m.conversation_id`;
  return new Map(rows.map((row) => [row.ticket_id, row.taken]));
}
