import type postgres from "postgres";
import type { PlayedStory } from "./play-story.ts";

/** All that a story left behind, without what differs between any two stories; sorted, since what runs at once has no order. */
export type StoryShape = Readonly<
  Record<"ticket" | "events" | "messages" | "versions" | "deliveries" | "shown", readonly string[]>
>;

/**
 * Reads what a story left behind. Stories are always played with the same acts, so two of them have the same shape, whatever happened to
 * the desk meanwhile: nothing is missing and nothing is there twice. Late answers are left out: they are what a dead desk owed.
 */
export async function shapeOf(sql: postgres.Sql, story: PlayedStory): Promise<StoryShape> {
  const { ticketId, number, tag, names } = story;
  const anonymous = (words: string) =>
    names.reduce((text, name, at) => text.replaceAll(new RegExp(`\\b${name}\\b`, "g"), `NAME${at}`), words);
  const same = (rows: readonly object[]) =>
    rows
      .map((row) => Object.values(row).map(String).join(" | ").replaceAll(tag, "TAG").replaceAll(String(number), "N"))
      .map(anonymous)
      .sort();
  const ticket = await sql`
    select t.status, t.hold_reason, t.closed_at is not null as closed, r.version, r.state, r.labour_minutes,
      (select count(*)::int from signatures s where s.report_id = r.id) as signatures,
      (select count(*)::int from reports o where o.ticket_id = t.id) as reports,
      (select stars from ratings where ticket_id = t.id) as stars,
      (select count(*)::int from bookings where ticket_id = t.id and released_at is null) as bookings
    from tickets t left join lateral (select * from reports where ticket_id = t.id order by version desc limit 1) r on true
    where t.id = ${ticketId}`;
  // Likely fixes are asked for beside the story: a short one may be over before they are there.
  const events = await sql`select kind from events where ticket_id = ${ticketId} and kind <> 'ticket.suggested'`;
  const messages = await sql`
    select visibility, plain, version, deleted_at is not null as deleted from messages where conversation_id = ${ticketId}`;
  const versions = await sql`
    select v.version, v.body from message_versions v join messages m on m.id = v.message_id where m.conversation_id = ${ticketId}`;
  const deliveries = await sql`
    select p.kind as place, d.kind, d.notice, d.state from deliveries d join places p on p.id = d.place_id
    where (p.conversation_id = ${ticketId} or d.data ->> 'ticketId' = ${ticketId}) and d.lane = 'talk'
      and d.notice is distinct from 'reply.late'`;
  const shown = await sql`
    select case when thread = ${story.thread} then 'chat' when thread is null then 'notices' else 'line' end as place,
      author_id is null as "byDesk", deleted_at is not null as deleted,
      case when content ->> 'kind' = 'card' then content -> 'card' ->> 'title' else content ->> 'text' end as words
    from web_posts
    where (thread in (${story.thread}, ${`line-${ticketId}`}) or (thread is null and content::text like ${`%#${number}%`}))
      and not exists (select from deliveries d where nonce = 'd:' || d.id and d.notice = 'reply.late')`;
  return {
    ticket: same(ticket),
    events: same(events),
    messages: same(messages),
    versions: same(versions.map(({ version, body }) => ({ version, body: JSON.stringify(body) }))),
    deliveries: same(deliveries),
    shown: same(shown),
  };
}
