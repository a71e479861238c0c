import type { RichText } from "../domain/rich-text.ts";
import type { Visibility } from "../domain/visibility.ts";
import { rowLimit } from "./row-limit.ts";
import type { Work } from "./work.ts";

/** A file as it hangs on a message. */
export type AttachedFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly kind: "photo" | "voice" | "video" | "file";
};

/** How a copy of a message fared: shown to staff beside the message. */
export type CopyState = { readonly placeKind: string; readonly platform: string; readonly state: string };

/** A message as people read it. A deleted one keeps its place in the talk without its words. */
export type SaidMessage = {
  readonly id: string;
  readonly seq: number;
  readonly author: { readonly id: string; readonly name: string; readonly role: string } | null;
  readonly visibility: Visibility;
  readonly body: RichText;
  readonly version: number;
  readonly replyToId: string | null;
  readonly files: readonly AttachedFile[];
  readonly reactions: readonly { readonly emoji: string; readonly accountIds: readonly string[] }[];
  readonly copies: readonly CopyState[];
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
};

/**
 * A ticket's talk of the given visibilities by `seq`: what comes after `afterSeq`, or the newest `limit` before `beforeSeq`. Oldest first.
 * The caller has judged which visibilities the reader may see.
 */
export async function readTalk(
  work: Work,
  ticketId: string,
  ask: {
    readonly visibilities: readonly Visibility[];
    readonly afterSeq?: number;
    readonly beforeSeq?: number;
    readonly limit: number;
  },
): Promise<readonly SaidMessage[]> {
  const forward = ask.afterSeq !== undefined;
  const rows = await work.sql<Row[]>`
    select m.id, m.seq, m.visibility, m.body, m.version, m.reply_to_id, m.created_at, m.edited_at, m.deleted_at,
      coalesce(a.id, (m.foreign_author ->> 'serverId')::uuid) as author_id, coalesce(a.name, m.foreign_author ->> 'name') as author_name,
      coalesce(a.role::text, m.foreign_author ->> 'role') as author_role,
      (select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes, 'kind', f.kind)
        order by mf.position) from message_files mf join files f on f.id = mf.file_id where mf.message_id = m.id and f.deleted_at is null) as files,
      (select jsonb_agg(jsonb_build_object('emoji', emoji, 'accountIds', people)) from (
        select emoji, jsonb_agg(account_id order by at) as people from reactions r where r.message_id = m.id group by emoji order by emoji) r) as reactions,
      (select jsonb_agg(jsonb_build_object('placeKind', p.kind, 'platform', p.platform, 'state', c.state) order by p.created_at)
        from copies c join places p on p.id = c.place_id where c.message_id = m.id and not c.source) as copies
    from messages m left join accounts a on a.id = m.author_id
    where m.conversation_id = ${ticketId}::uuid and m.visibility::text = any(${ask.visibilities as string[]})
      and m.seq > ${ask.afterSeq ?? -1} and m.seq < ${ask.beforeSeq ?? 2_147_483_647}
    order by m.seq ${forward ? work.sql`asc` : work.sql`desc`} limit ${work.sql.unsafe(rowLimit(Math.min(500, Math.max(1, ask.limit))))}`;
  const said = rows.map(saidOf);
  return forward ? said : said.reverse();
}

type Row = {
  readonly id: string;
  readonly seq: number;
  readonly visibility: Visibility;
  readonly body: RichText;
  readonly version: number;
  readonly reply_to_id: string | null;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly author_role: string | null;
  readonly files: readonly AttachedFile[] | null;
  readonly reactions: SaidMessage["reactions"] | null;
  readonly copies: readonly CopyState[] | null;
};

function saidOf(row: Row): SaidMessage {
  const gone = row.deleted_at !== null;
  return {
    id: row.id,
    seq: row.seq,
    author:
      row.author_id === null ? null : { id: row.author_id, name: row.author_name ?? "", role: row.author_role ?? "" },
    visibility: row.visibility,
    body: gone ? [] : row.body,
    version: row.version,
    replyToId: row.reply_to_id,
    files: gone ? [] : (row.files ?? []),
    reactions: row.reactions ?? [],
    copies: row.copies ?? [],
    createdAt: row.created_at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
  };
}
