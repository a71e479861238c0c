import { randomBytes } from "node:crypto";
import type { Actor } from "../domain/actor.ts";
import { accountOf } from "../domain/actor.ts";
import type { ForeignAuthor } from "../domain/federation/foreign-author.ts";
import { Problem } from "../domain/problem.ts";
import type { RichText } from "../domain/rich-text.ts";
import { isStaff } from "../domain/roles.ts";
import { type PlaceKind, placeKinds, placeShows, type Visibility } from "../domain/visibility.ts";
import { saltedHash } from "./events.ts";
import { eq } from "./orm.ts";
import { messages } from "./schema/talk.ts";
import type { Work } from "./work.ts";

/** What somebody says in a ticket. `sourcePlaceId` and `platformMessageId` name the copy that is already there: the original. */
export type NewMessage = {
  readonly ticketId: string;
  readonly actor: Actor;
  readonly visibility: Visibility;
  readonly body: RichText;
  readonly plain: string;
  readonly fileIds: readonly string[];
  readonly replyToId: string | null;
  readonly sourcePlaceId: string | null;
  readonly platformMessageId: string | null;
  readonly at: Date;
  /** Who said it on another server: the actor is that server. */
  readonly foreignAuthor?: ForeignAuthor;
  /** The ticket's `movedVersion` at which it was judged that this may be said; null where nothing can have moved it. */
  readonly judgedAt: number | null;
};

/** Ids made beforehand for the copies of one message; a ticket with more places than this gets random ones for the rest. */
const deliveryIdsAtOnce = 8;

/** The kinds of place that show talk of this visibility. */
function kindsThatShow(visibility: Visibility): readonly PlaceKind[] {
  return placeKinds.filter((kind) => placeShows(kind, visibility));
}

/**
 * Stores a message with its first version, event, copies and deliveries, all in one statement: the conversation's row lock gives it
 * the next `seq`, each place's row lock its turn in the place. Places that are closed or gone get nothing, blocked
 * ones a blocked delivery. The ticket is held while it is stored: null, and nothing stored, where it has moved since it was judged, so that
 * nothing is said into a chat that is just being closed, or past a line that is just being opened.
 */
export async function insertMessage(
  work: Work,
  message: NewMessage,
): Promise<{ messageId: string; seq: number } | null> {
  const messageId = work.newId();
  const eventId = work.newId();
  const salt = randomBytes(16);
  const { foreignAuthor = null } = message;
  const role = message.actor.kind === "person" ? message.actor.role : foreignAuthor?.role;
  const isCustomer = role === "customer";
  const answers = message.visibility === "customer" && role !== undefined && isStaff(role);
  const deliveryIds = Array.from({ length: deliveryIdsAtOnce }, () => work.newId());
  const data = { messageId, visibility: message.visibility, sealed: { text: saltedHash(salt, message.plain) } };
  const rows = await work.sql<{ seq: number }[]>`
    with held as (
      select id from tickets where id = ${message.ticketId}::uuid and moved_version = coalesce(${message.judgedAt}::int, moved_version)
      for share
    ), conversation as (
      update conversations set next_seq = next_seq + 1,
        last_customer_at = case when ${isCustomer} then ${message.at}::timestamptz else last_customer_at end,
        last_staff_at = case when ${isCustomer} then last_staff_at else ${message.at}::timestamptz end
      where id = (select id from held) returning id, next_seq - 1 as seq
    ), said as (
      insert into messages (id, conversation_id, seq, author_id, visibility, body, plain, reply_to_id, source_place_id, foreign_author, created_at)
      select ${messageId}::uuid, id, seq, ${accountOf(message.actor)}::uuid, ${message.visibility}::visibility, ${JSON.stringify(message.body)}::jsonb,
        ${message.plain}, ${message.replyToId}::uuid, ${message.sourcePlaceId}::uuid,
        ${foreignAuthor === null ? null : JSON.stringify(foreignAuthor)}::jsonb, ${message.at}::timestamptz from conversation
      returning id, seq
    ), version as (
      insert into message_versions (message_id, version, body, at)
      select id, 1, ${JSON.stringify(message.body)}::jsonb, ${message.at}::timestamptz from said
    ), attached as (
      insert into message_files (message_id, file_id, position)
      select said.id, file::uuid, position from said, unnest(${message.fileIds as string[]}::text[]) with ordinality as given(file, position)
    ), shown as (
      update places set next_seq = next_seq + 1
      where conversation_id = (select id from conversation) and state in ('opening', 'open', 'blocked') and kind::text = any(${kindsThatShow(message.visibility) as string[]})
        and id is distinct from ${message.sourcePlaceId}::uuid
      returning id, next_seq - 1 as seq, state
    ), source as (
      insert into copies (message_id, place_id, source, platform_message_id, shown_version, state)
      select id, ${message.sourcePlaceId}::uuid, true, ${message.platformMessageId}, 1, 'sent' from said
      where ${message.sourcePlaceId}::uuid is not null
    ), copied as (
      insert into copies (message_id, place_id) select said.id, shown.id from said, shown
    ), outgoing as (
      insert into deliveries (id, place_id, lane, seq, kind, message_id, message_version, state, next_attempt_at, created_at)
      select coalesce((${deliveryIds}::uuid[])[row_number() over (order by shown.id)], gen_random_uuid()), shown.id, 'talk', shown.seq, 'post', said.id, 1,
        case shown.state when 'blocked' then 'blocked' else 'queued' end, ${work.now}::timestamptz, ${work.now}::timestamptz
      from said, shown
    ), salted as (
      insert into event_words (event_id, salt, words) select ${eventId}::uuid, ${salt}, '{}' from said
    ), happened as (
      insert into events (id, subject_id, ticket_id, kind, actor_id, data, at)
      select ${eventId}::uuid, conversation.id, conversation.id, 'message.posted', ${accountOf(message.actor)}::uuid,
        ${JSON.stringify(data)}::jsonb || jsonb_build_object('seq', conversation.seq), ${message.at}::timestamptz from conversation
    ), answered as (
      -- The first word of the desk to the customer keeps, or misses, what was promised for it.
      update sla_clocks k set stopped_at = ${message.at}::timestamptz, next_step_at = null, updated_at = ${work.now}::timestamptz,
        state = case when k.due_at < ${message.at}::timestamptz then 'missed' else 'met' end
      from tickets t
      where ${answers} and k.ticket_id = (select id from conversation) and k.target = 'response' and k.stopped_at is null
        and t.id = k.ticket_id and t.opener_id is distinct from ${accountOf(message.actor)}::uuid
      returning k.ticket_id
    ), redrawn as (
      insert into deliveries (id, place_id, lane, seq, kind, notice, data, card_key, state, next_attempt_at, created_at)
      select gen_random_uuid(), p.id, 'card', 0, 'card', 'ticket.card', jsonb_build_object('ticketId', answered.ticket_id), 'ticket', 'queued',
        ${work.now}::timestamptz, ${work.now}::timestamptz
      from answered join places p on p.conversation_id = answered.ticket_id and p.state in ('opening', 'open', 'closed')
      on conflict (place_id, card_key) where lane = 'card' and state = 'queued' do nothing
    )
    select seq from said`;
  const seq = rows[0]?.seq;
  return seq === undefined ? null : { messageId, seq };
}

export type MessageRow = typeof messages.$inferSelect;

/** The message, locked until the end of the transaction. Throws Problem `message.unknown`. */
export async function lockMessage(work: Work, messageId: string): Promise<MessageRow> {
  const [row] = await work.tx.select().from(messages).where(eq(messages.id, messageId)).for("update");
  if (row === undefined) throw new Problem("message.unknown", {});
  return row;
}

/** Gives a message a new version and asks every copy of ours to follow. Returns the version. */
export async function storeNewVersion(work: Work, message: MessageRow, body: RichText, plain: string): Promise<number> {
  const version = message.version + 1;
  await work.sql`
    with changed as (
      update messages set body = ${JSON.stringify(body)}::jsonb, plain = ${plain}, version = ${version}, edited_at = ${work.now}::timestamptz
      where id = ${message.id}::uuid returning id
    )
    insert into message_versions (message_id, version, body, at) select id, ${version}, ${JSON.stringify(body)}::jsonb, ${work.now}::timestamptz from changed`;
  await followInCopies(work, message.id, version, "edit");
  return version;
}

/** Marks a message as deleted (its words stay for staff as a tombstone's history) and asks every copy of ours to go. */
export async function storeDeletion(work: Work, message: MessageRow): Promise<void> {
  await work.tx.update(messages).set({ deletedAt: work.now }).where(eq(messages.id, message.id));
  await followInCopies(work, message.id, message.version, "delete");
}

/** Stores or takes back somebody's reaction; false where nothing changed. */
export async function storeReaction(
  work: Work,
  reaction: { readonly messageId: string; readonly accountId: string; readonly emoji: string; readonly added: boolean },
): Promise<boolean> {
  const rows = reaction.added
    ? await work.sql`
        insert into reactions (message_id, account_id, emoji, at)
        values (${reaction.messageId}::uuid, ${reaction.accountId}::uuid, ${reaction.emoji}, ${work.now}::timestamptz)
        on conflict do nothing returning 1`
    : await work.sql`
        delete from reactions where message_id = ${reaction.messageId}::uuid and account_id = ${reaction.accountId}::uuid
          and emoji = ${reaction.emoji} returning 1`;
  if (rows.length > 0) {
    await followInCopies(work, reaction.messageId, 0, "react", { emoji: reaction.emoji, added: reaction.added });
  }
  return rows.length > 0;
}

/** Queues a change of a message for each of its copies that is ours, in each place's turn. */
async function followInCopies(
  work: Work,
  messageId: string,
  version: number,
  kind: "edit" | "delete" | "react",
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  // A reaction shows on the original too; an edit or a delete came from there.
  const originalToo = kind === "react";
  await work.sql`
    with shown as (
      update places p set next_seq = next_seq + 1 from copies c
      where c.message_id = ${messageId}::uuid and c.place_id = p.id and (not c.source or ${originalToo}) and p.state <> 'gone'
      returning p.id, p.next_seq - 1 as seq, p.state
    )
    insert into deliveries (id, place_id, lane, seq, kind, message_id, message_version, data, state, next_attempt_at, created_at)
    select gen_random_uuid(), id, 'talk', seq, ${kind}, ${messageId}::uuid, ${version}, ${JSON.stringify(data)}::jsonb,
      case state when 'blocked' then 'blocked' else 'queued' end, ${work.now}::timestamptz, ${work.now}::timestamptz
    from shown`;
}

/** Queues all that was said so far and that this place shows, oldest first: for a place that is opened in the middle of a ticket. */
export async function copyTalkSoFar(
  work: Work,
  place: { readonly id: string; readonly kind: PlaceKind; readonly conversationId: string },
): Promise<void> {
  const visibilities = (["customer", "staff"] as const).filter((visibility) => placeShows(place.kind, visibility));
  await work.sql`
    with said as (
      select m.id, m.version, row_number() over (order by m.seq) as turn from messages m
      where m.conversation_id = ${place.conversationId}::uuid and m.deleted_at is null and m.visibility::text = any(${visibilities as string[]})
        and not exists (select from copies c where c.message_id = m.id and c.place_id = ${place.id}::uuid)
    ), moved as (
      update places set next_seq = next_seq + (select count(*) from said) where id = ${place.id}::uuid
      returning id, next_seq - (select count(*) from said) as first
    ), copied as (
      insert into copies (message_id, place_id) select said.id, moved.id from said, moved
    )
    insert into deliveries (id, place_id, lane, seq, kind, message_id, message_version, next_attempt_at, created_at)
    select gen_random_uuid(), moved.id, 'talk', moved.first + said.turn - 1, 'post', said.id, said.version, ${work.now}::timestamptz, ${work.now}::timestamptz
    from said, moved`;
}
