import type { ForeignAuthor } from "../../domain/federation/foreign-author.ts";
import { placeKinds, visibilities } from "../../domain/visibility.ts";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  sql,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "../orm.ts";
import { bytes, id, instant } from "./columns.ts";
import { accounts } from "./people.ts";
import { tickets } from "./tickets.ts";

export const visibilityEnum = pgEnum("visibility", visibilities);
export const placeKindEnum = pgEnum("place_kind", placeKinds);

/** A ticket's talk: the hub that its places show parts of. It has the id of its ticket. Its row lock orders the talk. */
export const conversations = pgTable("conversations", {
  id: uuid("id")
    .primaryKey()
    .references(() => tickets.id),
  nextSeq: integer("next_seq").notNull().default(1),
  lastCustomerAt: instant("last_customer_at"),
  lastStaffAt: instant("last_staff_at"),
});

/**
 * One surface a conversation is shown on (or, kind `direct`, one person's own notices). `channel` is null until the
 * platform has opened it. `nextSeq` orders what is sent there.
 */
export const places = pgTable(
  "places",
  {
    id: id(),
    kind: placeKindEnum("kind").notNull(),
    conversationId: uuid("conversation_id").references(() => conversations.id),
    platform: text("platform").notNull(),
    workspace: text("workspace").notNull().default(""),
    channel: text("channel"),
    thread: text("thread"),
    /** Whose place it is: the customer's, the assignee's, the person told; null for the desk. */
    accountId: uuid("account_id").references(() => accounts.id),
    state: text("state").notNull().default("opening"),
    nextSeq: bigint("next_seq", { mode: "number" }).notNull().default(1),
    /** The platform's own id of the ticket card shown here, once it is. */
    cardMessageId: text("card_message_id"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("places_conversation_idx").on(t.conversationId),
    index("places_channel_idx").on(t.platform, t.workspace, t.channel, t.thread),
    uniqueIndex("places_direct_key")
      .on(t.platform, t.workspace, t.accountId)
      .where(sql`${t.kind} = 'direct' and ${t.thread} is null`),
    check("places_state", sql`${t.state} in ('opening', 'open', 'closed', 'blocked', 'gone')`),
    check("places_kind_has_talk", sql`(${t.kind} = 'direct') = (${t.conversationId} is null)`),
    check("places_open_has_channel", sql`${t.state} in ('opening', 'blocked', 'gone') or ${t.channel} is not null`),
  ],
);

/** One thing said. `body` is its newest version; older ones are in message_versions. Deleted ones keep a tombstone. */
export const messages = pgTable(
  "messages",
  {
    id: id(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversations.id),
    seq: integer("seq").notNull(),
    authorId: uuid("author_id").references(() => accounts.id),
    visibility: visibilityEnum("visibility").notNull(),
    body: jsonb("body").notNull(),
    plain: text("plain").notNull(),
    version: integer("version").notNull().default(1),
    replyToId: uuid("reply_to_id"),
    sourcePlaceId: uuid("source_place_id").references(() => places.id),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
    createdAt: instant("created_at").notNull(),
    /** Who said it on another server; null for what was said here. */
    foreignAuthor: jsonb("foreign_author").$type<ForeignAuthor>(),
  },
  (t) => [unique("messages_seq_key").on(t.conversationId, t.seq)],
);

/** Every version a message ever had, the first included. Partitioned by month in the migration. */
export const messageVersions = pgTable(
  "message_versions",
  {
    messageId: uuid("message_id").notNull(),
    version: integer("version").notNull(),
    body: jsonb("body").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("message_versions_message_idx").on(t.messageId, t.version)],
);

/** Content-addressed files: one row a file that somebody sent; equal bytes share the stored object named by `sha256`. */
export const files = pgTable(
  "files",
  {
    id: id(),
    sha256: bytes("sha256").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    mediaType: text("media_type").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull().default("file"),
    ownerId: uuid("owner_id").references(() => accounts.id),
    organisationId: uuid("organisation_id"),
    state: text("state").notNull().default("stored"),
    deletedAt: instant("deleted_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("files_sha256_idx").on(t.sha256),
    check("files_kind", sql`${t.kind} in ('photo', 'voice', 'video', 'file')`),
    check("files_size", sql`${t.sizeBytes} > 0`),
  ],
);

export const messageFiles = pgTable(
  "message_files",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => messages.id),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.fileId] }), index("message_files_file_idx").on(t.fileId)],
);

export const reactions = pgTable(
  "reactions",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => messages.id),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    emoji: text("emoji").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.accountId, t.emoji] })],
);

/** The same message on one surface. `source` is where it was said; the rest are ours and follow edits and deletes. */
export const copies = pgTable(
  "copies",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => messages.id),
    placeId: uuid("place_id")
      .notNull()
      .references(() => places.id),
    source: boolean("source").notNull().default(false),
    platformMessageId: text("platform_message_id"),
    shownVersion: integer("shown_version").notNull().default(0),
    state: text("state").notNull().default("queued"),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.placeId] }),
    unique("copies_platform_key").on(t.placeId, t.platformMessageId),
    check("copies_state", sql`${t.state} in ('queued', 'sent', 'uncertain', 'failed', 'blocked', 'deleted')`),
  ],
);

/** A dialogue that the bot leads: intake, a form step by step, a pick-list that holds a message. Survives restarts. */
export const dialogues = pgTable(
  "dialogues",
  {
    id: id(),
    kind: text("kind").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    /** The surface it is held on: "platform|workspace|channel|thread". */
    surface: text("surface").notNull(),
    ticketId: uuid("ticket_id").references(() => tickets.id),
    state: jsonb("state").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [uniqueIndex("dialogues_live_key").on(t.accountId, t.surface, t.kind).where(sql`${t.endedAt} is null`)],
);
