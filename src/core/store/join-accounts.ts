import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/**
 * Moves what belongs to `fromId` to `intoId`: logins, tickets they opened, places, talk, files, ratings, notices, the web chat with its
 * posts. What was signed stays under the name that signed it, and tickets stay with their organisation.
 */
export async function moveBelongings(work: Work, fromId: string, intoId: string): Promise<void> {
  const from = sql`${fromId}::uuid`;
  const into = sql`${intoId}::uuid`;
  const at = sql`${work.now.toISOString()}::timestamptz`;
  await work.tx.execute(sql`update identities set account_id = ${into} where account_id = ${from}`);
  await work.tx.execute(sql`update tickets set opener_id = ${into} where opener_id = ${from}`);
  await work.tx.execute(sql`update messages set author_id = ${into} where author_id = ${from}`);
  await work.tx.execute(sql`update files set owner_id = ${into} where owner_id = ${from}`);
  await work.tx.execute(sql`update ratings set account_id = ${into} where account_id = ${from}`);
  await work.tx.execute(sql`update notifications set account_id = ${into} where account_id = ${from}`);
  await work.tx.execute(sql`
    insert into reactions (message_id, account_id, emoji, at)
    select message_id, ${into}, emoji, at from reactions where account_id = ${from} on conflict do nothing`);
  await work.tx.execute(sql`delete from reactions where account_id = ${from}`);
  // A dialogue under way goes on, unless the other side has one of its kind on the same surface.
  await work.tx.execute(sql`
    update dialogues d set account_id = ${into} where d.account_id = ${from} and d.ended_at is null and not exists (
      select from dialogues o where o.account_id = ${into} and o.surface = d.surface and o.kind = d.kind and o.ended_at is null)`);
  await work.tx.execute(sql`update dialogues set ended_at = ${at} where account_id = ${from} and ended_at is null`);
  await moveWebChat(work, fromId, intoId);
  await movePlaces(work, fromId, intoId);
}

/** The posts of one web channel follow those of the other; changes are numbered anew, so that an open browser is sent them. */
async function moveWebChat(work: Work, fromId: string, intoId: string): Promise<void> {
  const fromChannel = `account:${fromId}`;
  const intoChannel = `account:${intoId}`;
  await work.tx.execute(sql`update web_posts set author_id = ${intoId}::uuid where author_id = ${fromId}::uuid`);
  await work.tx.execute(sql`insert into web_channels (channel) values (${intoChannel}) on conflict do nothing`);
  await work.tx.execute(sql`
    with counter as (
      update web_channels set next_change = next_change + (select count(*) from web_posts where channel = ${fromChannel})
      where channel = ${intoChannel}
      returning next_change - (select count(*) from web_posts where channel = ${fromChannel}) as first
    ), numbered as (
      select id, row_number() over (order by change_seq, id) - 1 as nth from web_posts where channel = ${fromChannel}
    )
    update web_posts p set channel = ${intoChannel}, change_seq = counter.first + numbered.nth
    from numbered, counter where p.id = numbered.id`);
}

async function movePlaces(work: Work, fromId: string, intoId: string): Promise<void> {
  // Each side may have a place for its own notices on one platform: the survivor's stays, the other is done with.
  await work.tx.execute(sql`
    update places p set state = 'gone' where p.account_id = ${fromId}::uuid and p.kind = 'direct' and p.thread is null and exists (
      select from places o where o.account_id = ${intoId}::uuid and o.kind = 'direct' and o.thread is null
        and o.platform = p.platform and o.workspace = p.workspace)`);
  await work.tx.execute(sql`
    update places set account_id = ${intoId}::uuid,
      channel = case when platform = 'web' and channel = ${`account:${fromId}`} then ${`account:${intoId}`} else channel end
    where account_id = ${fromId}::uuid and state <> 'gone'`);
}

/** Sessions of one account become the other's. */
export async function moveSessions(work: Work, fromId: string, intoId: string): Promise<void> {
  await work.tx.execute(sql`update sessions set account_id = ${intoId}::uuid where account_id = ${fromId}::uuid`);
}
