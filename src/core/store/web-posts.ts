import { type SQL, sql } from "./orm.ts";
import { rowLimit } from "./row-limit.ts";
import type { Work } from "./work.ts";

/** A post of the web chat as kept. `content` is the web platform's own JSON; `change` the number of its newest change. */
export type WebPostRow = {
  readonly order: number;
  readonly channel: string;
  readonly thread: string | null;
  readonly id: string;
  readonly authorId: string | null;
  readonly content: unknown;
  readonly change: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
};

type Row = {
  readonly id: number | string;
  readonly channel: string;
  readonly thread: string | null;
  readonly nonce: string;
  readonly author_id: string | null;
  readonly content: unknown;
  readonly change_seq: number | string;
  readonly created_at: Date | string;
  readonly edited_at: Date | string | null;
  readonly deleted_at: Date | string | null;
};

// The channel's row is locked from here to the commit: numbers are given in the order of commits, so that a reader who has
// seen one has seen all before it.
const nextChange = (channel: string): SQL => sql`
  insert into web_channels (channel, next_change) values (${channel}, 2)
  on conflict (channel) do update set next_change = web_channels.next_change + 1
  returning next_change - 1 as change`;

/** Keeps a post. One of the same id in the channel stays as it is. */
export async function addWebPost(
  work: Work,
  post: { channel: string; thread: string | null; id: string; authorId: string | null; content: unknown },
): Promise<void> {
  await work.tx.execute(sql`
    with counter as (${nextChange(post.channel)})
    insert into web_posts (channel, thread, nonce, author_id, content, change_seq, created_at)
    select ${post.channel}, ${post.thread}::text, ${post.id}, ${post.authorId}::uuid, ${JSON.stringify(post.content)}::jsonb, change,
      ${work.now.toISOString()}::timestamptz
    from counter on conflict (channel, nonce) do nothing`);
}

/** One post by its id in the channel; null where there is none. */
export async function findWebPost(work: Work, channel: string, id: string): Promise<WebPostRow | null> {
  const [row] = await work.tx.execute<Row>(sql`select * from web_posts where channel = ${channel} and nonce = ${id}`);
  return row === undefined ? null : rowOf(row);
}

/** Replaces a post's content. False where there is no such post or it is deleted. */
export async function changeWebPost(
  work: Work,
  change: { channel: string; id: string; content: unknown; edited: boolean },
): Promise<boolean> {
  const edited = change.edited ? sql`, edited_at = ${work.now.toISOString()}::timestamptz` : sql``;
  const rows = await work.tx.execute(sql`
    with counter as (${nextChange(change.channel)})
    update web_posts set content = ${JSON.stringify(change.content)}::jsonb, change_seq = counter.change ${edited}
    from counter where channel = ${change.channel} and nonce = ${change.id} and deleted_at is null returning 1`);
  return rows.length > 0;
}

/** Deletes a post's content and leaves a tombstone. False where there is no such post; true when it is gone already. */
export async function removeWebPost(work: Work, channel: string, id: string): Promise<boolean> {
  const rows = await work.tx.execute(sql`
    with counter as (${nextChange(channel)})
    update web_posts set content = '{}'::jsonb, change_seq = counter.change,
      deleted_at = coalesce(deleted_at, ${work.now.toISOString()}::timestamptz)
    from counter where channel = ${channel} and nonce = ${id} returning 1`);
  return rows.length > 0;
}

/** Changes of several channels since what each has seen, in the order of changes; at most `limit` of them in all. */
export async function webChangesSince(
  work: Work,
  seen: ReadonlyMap<string, number>,
  limit: number,
): Promise<readonly WebPostRow[]> {
  if (seen.size === 0) return [];
  const asked = JSON.stringify([...seen].map(([channel, change]) => ({ channel, change })));
  const rows = await work.tx.execute<Row>(sql`
    select p.* from jsonb_to_recordset(${asked}::jsonb) as k(channel text, change bigint)
    cross join lateral (
      select * from web_posts w where w.channel = k.channel and w.change_seq > k.change order by w.change_seq limit ${sql.raw(rowLimit(limit))}
    ) p order by p.channel, p.change_seq limit ${sql.raw(rowLimit(limit))}`);
  return rows.map(rowOf);
}

/** The newest change of a channel; 0 where nothing was ever posted. */
export async function newestWebChange(work: Work, channel: string): Promise<number> {
  const [row] = await work.tx.execute<{ change: number | string }>(
    sql`select next_change - 1 as change from web_channels where channel = ${channel}`,
  );
  return Number(row?.change ?? 0);
}

/** A page of a thread, oldest first: the newest `limit` posts whose order is below `before`. */
export async function webPostsOf(
  work: Work,
  page: { channel: string; thread: string | null; before: number | null; limit: number },
): Promise<readonly WebPostRow[]> {
  const below = page.before === null ? sql`` : sql`and id < ${page.before}::bigint`;
  const rows = await work.tx.execute<Row>(sql`
    select * from web_posts where channel = ${page.channel} and thread is not distinct from ${page.thread}::text ${below}
    order by id desc limit ${sql.raw(rowLimit(page.limit))}`);
  return rows.map(rowOf).reverse();
}

/** A thread of a channel with its newest post and, where one was opened in it, its ticket. */
export type WebThread = {
  readonly thread: string | null;
  readonly last: WebPostRow;
  readonly lastChange: number;
  readonly ticket: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly status: string;
  } | null;
};

/** The threads of a channel, the one written in last first; at most 200. */
export async function webThreadsOf(work: Work, channel: string): Promise<readonly WebThread[]> {
  type ThreadRow = Row & {
    readonly last_change: number | string;
    readonly ticket_id: string | null;
    readonly number: number | string;
    readonly title: string;
    readonly status: string;
  };
  const rows = await work.tx.execute<ThreadRow>(sql`
    select p.*, g.last_change, t.id as ticket_id, t.number, t.title, t.status
    from (
      select thread, max(id) as last_id, max(change_seq) as last_change from web_posts where channel = ${channel}
      group by thread order by max(id) desc limit 200
    ) g
    join web_posts p on p.id = g.last_id
    left join lateral (
      select t.id, t.number, t.title, t.status from places pl join tickets t on t.id = pl.conversation_id
      where pl.platform = 'web' and pl.workspace = '' and pl.channel = ${channel} and pl.thread = g.thread and t.deleted_at is null
      order by pl.created_at desc limit 1
    ) t on true
    order by g.last_id desc`);
  return rows.map((row) => ({
    thread: row.thread,
    last: rowOf(row),
    lastChange: Number(row.last_change),
    ticket:
      row.ticket_id === null
        ? null
        : { id: row.ticket_id, number: Number(row.number), title: row.title, status: row.status },
  }));
}

/** Of these own posts, those whose message could not be shown in some place that should show it. */
export async function failedWebPosts(
  work: Work,
  channel: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await work.tx.execute<{ id: string }>(sql`
    select distinct source.platform_message_id as id
    from places p
    join copies source on source.place_id = p.id and source.source
    join copies other on other.message_id = source.message_id and other.state in ('failed', 'blocked', 'uncertain')
    where p.platform = 'web' and p.workspace = '' and p.channel = ${channel}
      and source.platform_message_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  return new Set(rows.map((row) => row.id));
}

function rowOf(row: Row): WebPostRow {
  return {
    order: Number(row.id),
    channel: row.channel,
    thread: row.thread,
    id: row.nonce,
    authorId: row.author_id,
    content: row.content,
    change: Number(row.change_seq),
    createdAt: new Date(row.created_at),
    editedAt: row.edited_at === null ? null : new Date(row.edited_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  };
}
