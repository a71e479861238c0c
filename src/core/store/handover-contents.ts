import type { SharedTicket } from "../domain/federation/federation-item.ts";
import type { RichText } from "../domain/rich-text.ts";
import { isStaff, type Role } from "../domain/roles.ts";
import type { Visibility } from "../domain/visibility.ts";
import type { Work } from "./work.ts";

type TicketRow = Omit<SharedTicket, "dueAt" | "createdAt"> & {
  readonly dueAt: Date | null;
  readonly createdAt: Date;
};

/** A ticket as another desk is shown it: what the preview names and nothing else. Null where there is none. */
export async function readSharedTicket(work: Work, ticketId: string): Promise<SharedTicket | null> {
  const [row] = await work.sql<TicketRow[]>`
    select t.number, t.title, t.description, t.category, t.urgency, t.due_at as "dueAt", t.created_at as "createdAt",
      jsonb_build_object('key', o.id, 'name', o.name) as organisation, jsonb_build_object('key', a.id, 'name', a.name) as customer,
      case when s.id is not null then jsonb_build_object('key', s.id, 'name', s.name, 'address', s.address, 'timeZone', s.time_zone,
        'latitude', s.latitude, 'longitude', s.longitude) end as site,
      case when e.id is not null then jsonb_build_object('key', e.id, 'name', e.label, 'manufacturer', f.name, 'model', m.name,
        'family', m.family, 'category', m.category, 'serialNumber', e.serial_number, 'installedOn', e.installed_on,
        'warrantyUntil', e.warranty_until) end as equipment
    from tickets t join organisations o on o.id = t.organisation_id join accounts a on a.id = t.opener_id
    left join sites s on s.id = t.site_id left join equipment e on e.id = t.equipment_id
    left join models m on m.id = e.model_id left join manufacturers f on f.id = m.manufacturer_id
    where t.id = ${ticketId}::uuid and t.deleted_at is null`;
  if (row === undefined) return null;
  return { ...row, dueAt: row.dueAt?.toISOString() ?? null, createdAt: row.createdAt.toISOString() };
}

/** How much talk and how many files a ticket has, by who may read it. */
export type TalkCounts = {
  readonly messages: number;
  readonly notes: number;
  readonly files: number;
  readonly fileBytes: number;
  readonly noteFiles: number;
  readonly noteFileBytes: number;
};

/** Counts what of a ticket's talk would cross. */
export async function countTalk(work: Work, ticketId: string): Promise<TalkCounts> {
  const [row] = await work.sql<TalkCounts[]>`
    with said as (
      select m.id, m.visibility::text as visibility from messages m where m.conversation_id = ${ticketId}::uuid and m.deleted_at is null
    ), attached as (
      select said.visibility, f.size_bytes from said join message_files mf on mf.message_id = said.id join files f on f.id = mf.file_id
      where f.state = 'stored'
    )
    select (select count(*)::int from said where visibility = 'customer') as messages,
      (select count(*)::int from said where visibility = 'staff') as notes,
      (select count(*)::int from attached where visibility = 'customer') as files,
      (select coalesce(sum(size_bytes), 0)::float8 from attached where visibility = 'customer') as "fileBytes",
      (select count(*)::int from attached where visibility = 'staff') as "noteFiles",
      (select coalesce(sum(size_bytes), 0)::float8 from attached where visibility = 'staff') as "noteFileBytes"`;
  if (row === undefined) throw new Error("a select without from gives one row");
  return row;
}

/** A message as it is told to the other desk. */
export type SharedMessage = {
  readonly id: string;
  readonly authorName: string;
  readonly fromStaff: boolean;
  readonly visibility: Visibility;
  readonly body: RichText;
  /** What it answers: the other side's key for what it said itself, else ours. */
  readonly replyTo: string | null;
  readonly at: Date;
  readonly files: readonly {
    readonly id: string;
    readonly sha256: string;
    readonly name: string;
    readonly mediaType: string;
    readonly kind: "photo" | "voice" | "video" | "file";
  }[];
};

/** A message of this ticket as it is now; null where it is gone or deleted: then it is not told. */
export async function readSharedMessage(
  work: Work,
  transferId: string,
  messageId: string,
): Promise<SharedMessage | null> {
  const [row] = await work.sql<
    (Omit<SharedMessage, "fromStaff" | "files"> & { role: Role | null; files: SharedMessage["files"] | null })[]
  >`
    select m.id, coalesce(a.name, m.foreign_author ->> 'name', '') as "authorName", coalesce(a.role::text, m.foreign_author ->> 'role') as role,
      m.visibility::text as visibility, m.body, m.created_at as at,
      coalesce((select r.key from federation_messages r where r.transfer_id = x.id and r.message_id = m.reply_to_id), m.reply_to_id) as "replyTo",
      (select jsonb_agg(jsonb_build_object('id', f.id, 'sha256', encode(f.sha256, 'hex'), 'name', f.name, 'mediaType', f.media_type, 'kind', f.kind)
        order by mf.position) from message_files mf join files f on f.id = mf.file_id where mf.message_id = m.id and f.state = 'stored') as files
    from transfers x join messages m on m.conversation_id = x.ticket_id left join accounts a on a.id = m.author_id
    where x.id = ${transferId}::uuid and m.id = ${messageId}::uuid and m.deleted_at is null
      and (m.visibility = 'customer' or (x.with_notes and x.direction = 'out'))`;
  if (row === undefined) return null;
  const { role, files, ...rest } = row;
  return { ...rest, fromStaff: role === null || isStaff(role), files: files ?? [] };
}

/** Why a ticket ended, in the words that were given; "" where none were. */
export async function readEndReason(work: Work, eventId: string): Promise<string> {
  const [row] = await work.sql<{ reason: string | null }[]>`
    select words ->> 'reason' as reason from event_words where event_id = ${eventId}::uuid`;
  return row?.reason ?? "";
}

/** What of this person was told in a transfer: whether they are its customer, and their messages. */
export async function readErasure(
  work: Work,
  transferId: string,
  accountId: string,
): Promise<{ readonly customer: boolean; readonly messages: readonly string[] }> {
  const [row] = await work.sql<{ customer: boolean; messages: string[] | null }[]>`
    select t.opener_id = ${accountId}::uuid as customer,
      (select jsonb_agg(m.id) from (select id from messages where conversation_id = t.id and author_id = ${accountId}::uuid limit 5000) m) as messages
    from transfers x join tickets t on t.id = x.ticket_id where x.id = ${transferId}::uuid`;
  return { customer: row?.customer ?? false, messages: row?.messages ?? [] };
}
