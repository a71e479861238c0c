import type { ItemKind } from "./federation-queue.ts";
import type { Work } from "./work.ts";

/** Marks a request as seen; false where it was seen before. */
export async function keepNonce(work: Work, serverId: string, nonce: string): Promise<boolean> {
  const rows = await work.sql`
    insert into federation_nonces (server_id, nonce, at) values (${serverId}::uuid, ${nonce}, ${work.now}::timestamptz)
    on conflict do nothing returning nonce`;
  return rows.length > 0;
}

/**
 * Begins an item of a server: null for a new one, else what it was answered when it was first taken. One that is being taken
 * elsewhere is waited for.
 */
export async function beginItem(
  work: Work,
  item: { readonly serverId: string; readonly itemId: string; readonly kind: ItemKind },
): Promise<Readonly<Record<string, unknown>> | null> {
  const rows = await work.sql`
    insert into federation_inbox (server_id, item_id, kind, at)
    values (${item.serverId}::uuid, ${item.itemId}::uuid, ${item.kind}, ${work.now}::timestamptz) on conflict do nothing returning item_id`;
  if (rows.length > 0) return null;
  const [known] = await work.sql<{ answer: Record<string, unknown> }[]>`
    select answer from federation_inbox where server_id = ${item.serverId}::uuid and item_id = ${item.itemId}::uuid`;
  return known?.answer ?? {};
}

/** Keeps what an item was answered, for its repeats. */
export async function keepItemAnswer(
  work: Work,
  item: { readonly serverId: string; readonly itemId: string },
  answer: Readonly<Record<string, unknown>>,
): Promise<void> {
  await work.sql`
    update federation_inbox set answer = ${JSON.stringify(answer)}::jsonb
    where server_id = ${item.serverId}::uuid and item_id = ${item.itemId}::uuid`;
}

/** Remembers by which key the other side calls a message that it said. */
export async function mapMessage(work: Work, transferId: string, key: string, messageId: string): Promise<void> {
  await work.sql`
    insert into federation_messages (transfer_id, key, message_id) values (${transferId}::uuid, ${key}::uuid, ${messageId}::uuid)`;
}

/** Our message for one that the other side said; null where it said none by this key in this transfer. */
export async function messageOfKey(work: Work, transferId: string, key: string): Promise<string | null> {
  const [row] = await work.sql<{ id: string }[]>`
    select message_id as id from federation_messages where transfer_id = ${transferId}::uuid and key = ${key}::uuid`;
  return row?.id ?? null;
}

/** What the other side answers: its own message, or one of ours that it was told of. Null for anything else. */
export async function answeredMessage(work: Work, transferId: string, key: string): Promise<string | null> {
  const own = await messageOfKey(work, transferId, key);
  if (own !== null) return own;
  const [told] = await work.sql<{ id: string }[]>`
    select m.id from messages m join transfers x on x.ticket_id = m.conversation_id
    where x.id = ${transferId}::uuid and m.id = ${key}::uuid and exists (select from federation_items i
      where i.transfer_id = x.id and i.kind = 'say' and i.data ->> 'messageId' = m.id::text)`;
  return told?.id ?? null;
}

/** Which of these files of a server have come: our id by its key. */
export async function receivedFiles(
  work: Work,
  serverId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await work.sql<{ key: string; fileId: string }[]>`
    select r.key, r.file_id as "fileId" from federation_files r join files f on f.id = r.file_id
    where r.server_id = ${serverId}::uuid and r.key = any(${keys as string[]}::uuid[])`;
  return new Map(rows.map(({ key, fileId }) => [key, fileId]));
}

/** Remembers a file that has come. False where it came before. */
export async function keepReceivedFile(work: Work, serverId: string, key: string, fileId: string): Promise<boolean> {
  const rows = await work.sql`
    insert into federation_files (server_id, key, file_id, at)
    values (${serverId}::uuid, ${key}::uuid, ${fileId}::uuid, ${work.now}::timestamptz) on conflict do nothing returning key`;
  return rows.length > 0;
}

/** Bytes of a server's files that no message has named yet. */
export async function looseFileBytes(work: Work, serverId: string): Promise<number> {
  const [row] = await work.sql<{ bytes: number }[]>`
    select coalesce(sum(f.size_bytes), 0)::float8 as bytes from federation_files r join files f on f.id = r.file_id and f.state = 'stored'
    where r.server_id = ${serverId}::uuid and not exists (select from message_files mf where mf.file_id = f.id)`;
  return row?.bytes ?? 0;
}

/** Marks files that came and that no message named within a day as deleted; their bytes are swept with others. */
export async function dropLooseFiles(sql: Work["sql"], before: Date, now: Date): Promise<void> {
  await sql`
    with loose as (
      delete from federation_files r where r.at < ${before}::timestamptz
        and not exists (select from message_files mf where mf.file_id = r.file_id) returning r.file_id
    )
    update files set state = 'deleted', deleted_at = ${now}::timestamptz where id in (select file_id from loose)`;
}

/** What stands here for a thing of another server; null where nothing does yet. */
export async function thingOf(
  work: Work,
  serverId: string,
  kind: "organisation" | "customer" | "site" | "equipment",
  key: string,
): Promise<string | null> {
  const [row] = await work.sql<{ id: string }[]>`
    select thing_id as id from federation_things where server_id = ${serverId}::uuid and kind = ${kind} and key = ${key}::uuid`;
  return row?.id ?? null;
}

/** Remembers what stands for a thing of another server, from now on. */
export async function keepThing(
  work: Work,
  thing: { readonly serverId: string; readonly kind: string; readonly key: string; readonly thingId: string },
): Promise<void> {
  await work.sql`
    insert into federation_things (server_id, kind, key, thing_id)
    values (${thing.serverId}::uuid, ${thing.kind}, ${thing.key}::uuid, ${thing.thingId}::uuid)
    on conflict (server_id, kind, key) do update set thing_id = excluded.thing_id`;
}

/** Only one hand-over of a server is taken at a time: two that name the same customer make one. */
export async function lockThings(work: Work, serverId: string): Promise<void> {
  await work.sql`select pg_advisory_xact_lock(hashtextextended(${`federation things ${serverId}`}, 0))`;
}
