import type postgres from "postgres";
import { expect } from "vitest";
import { until } from "../harness/until.ts";
import type { PlayedStory } from "./play-story.ts";
import { type StoryShape, shapeOf } from "./story-shape.ts";

/** Waits until the desk owes nobody anything. */
export async function settled(sql: postgres.Sql): Promise<void> {
  await until(
    "everything stored took effect and was sent",
    async () => {
      const [left] = await sql<{ n: number }[]>`
        select (select count(*) from deliveries where state in ('queued', 'sending'))::int
          + (select count(*) from inbox where state = 'pending')::int as n`;
      return left?.n === 0;
    },
    { withinMs: 30_000, everyMs: 50 },
  );
}

/** Checks all that a desk promises of its stories after any number of deaths. `reference` is what an undisturbed story left behind. */
export async function checkDesk(
  sql: postgres.Sql,
  stories: readonly PlayedStory[],
  reference: StoryShape,
): Promise<void> {
  await settled(sql);
  expect(await sql`select number from tickets where id <> all(${stories.map(({ ticketId }) => ticketId)})`).toEqual([]);
  expect(await sql`select kind, notice, state, error from deliveries where state not in ('sent', 'skipped')`).toEqual(
    [],
  );
  expect(await sql`select event_id, interaction, error from inbox where state <> 'done'`).toEqual([]);
  for (const story of stories) expect(await shapeOf(sql, story), `ticket #${story.number}`).toEqual(reference);

  const broken = await sql`
    with chain as (select e, lag(e.hash, 1, ''::bytea) over (partition by e.subject_id order by e.position) as previous,
        row_number() over (partition by e.subject_id order by e.position) as place from events e)
    select (chain.e).subject_id, (chain.e).position from chain
    where (chain.e).hash <> event_digest(previous, chain.e) or (chain.e).position <> place`;
  expect(broken, "events that are not chained").toEqual([]);
  const heads = await sql`
    select c.subject_id from event_chains c left join lateral (select hash, position from events where subject_id = c.subject_id
      order by position desc limit 1) e on true where (e.hash, e.position) is distinct from (c.head, c.length)`;
  expect(heads, "chains whose head is not their last event").toEqual([]);

  const twice = await sql`
    select channel, thread, content ->> 'text' as words from web_posts where content ->> 'kind' = 'message' and deleted_at is null
    group by 1, 2, 3 having count(*) > 1`;
  expect(twice, "said once, shown twice").toEqual([]);
  const lost = await sql`
    select d.id, d.kind, d.notice from deliveries d join places p on p.id = d.place_id
    where d.state = 'sent' and d.kind in ('post', 'notice') and d.lane = 'talk' and p.platform = 'web'
      and d.platform_message_id is not null
      and 1 <> (select count(*) from web_posts w where w.channel = p.channel and w.nonce = d.platform_message_id)`;
  expect(lost, "marked as sent, not shown").toEqual([]);
}
