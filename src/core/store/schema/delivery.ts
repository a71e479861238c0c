import { bigint, check, index, integer, jsonb, pgTable, sql, text, unique, uniqueIndex, uuid } from "../orm.ts";
import { bytes, id, instant } from "./columns.ts";
import { accounts } from "./people.ts";
import { messages, places } from "./talk.ts";

/** What came in, stored under the platform's own id before it is acknowledged. `lane` orders what must follow each other. */
export const inbox = pgTable(
  "inbox",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    platform: text("platform").notNull(),
    eventId: text("event_id").notNull(),
    /** The surface it happened on: "platform|workspace|channel|thread". Taken in order within it. */
    lane: text("lane").notNull(),
    interaction: jsonb("interaction").notNull(),
    /** The process that stored it and answers its sender; null once that process is gone: the answer is then posted. */
    takenBy: text("taken_by"),
    state: text("state").notNull().default("pending"),
    /** What the person was answered, so that a repeat of the event gets the same answer. */
    reply: jsonb("reply"),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    receivedAt: instant("received_at").notNull(),
    doneAt: instant("done_at"),
  },
  (t) => [
    unique("inbox_event_key").on(t.platform, t.eventId),
    index("inbox_pending_idx").on(t.lane, t.id).where(sql`${t.state} = 'pending'`),
    check("inbox_state", sql`${t.state} in ('pending', 'done', 'failed')`),
  ],
);

/**
 * What must be sent, stored with its cause: one row a copy, notice or card. Lane `talk` is sent in order of (place, seq);
 * lane `card` holds at most one waiting row a (place, cardKey): only the latest drawing counts.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    id: id(),
    placeId: uuid("place_id")
      .notNull()
      .references(() => places.id),
    lane: text("lane").notNull().default("talk"),
    seq: bigint("seq", { mode: "number" }).notNull(),
    kind: text("kind").notNull(),
    messageId: uuid("message_id").references(() => messages.id),
    messageVersion: integer("message_version"),
    /** For kind `notice`: which sentence or card, with its data; never rendered text. */
    notice: text("notice"),
    data: jsonb("data").notNull().default({}),
    cardKey: text("card_key"),
    state: text("state").notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at").notNull(),
    leaseUntil: instant("lease_until"),
    leasedBy: text("leased_by"),
    /** When the first attempt began of which nobody knows whether it arrived; null where there is none. */
    doubtSince: instant("doubt_since"),
    error: text("error"),
    platformMessageId: text("platform_message_id"),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    index("deliveries_waiting_idx").on(t.placeId, t.lane, t.seq).where(sql`${t.state} in ('queued', 'sending')`),
    index("deliveries_card_due_idx").on(t.nextAttemptAt).where(sql`${t.lane} = 'card' and ${t.state} = 'queued'`),
    index("deliveries_card_shown_idx")
      .on(t.placeId, t.cardKey)
      .where(sql`${t.lane} = 'card' and ${t.platformMessageId} is not null`),
    index("deliveries_message_idx").on(t.messageId),
    index("deliveries_dead_idx").on(t.createdAt).where(sql`${t.state} in ('failed', 'blocked', 'uncertain')`),
    uniqueIndex("deliveries_latest_card_key")
      .on(t.placeId, t.cardKey)
      .where(sql`${t.lane} = 'card' and ${t.state} = 'queued'`),
    check("deliveries_lane", sql`${t.lane} in ('talk', 'card')`),
    check("deliveries_kind", sql`${t.kind} in ('open', 'post', 'edit', 'delete', 'react', 'notice', 'card', 'close')`),
    check(
      "deliveries_state",
      sql`${t.state} in ('queued', 'sending', 'sent', 'uncertain', 'failed', 'blocked', 'skipped')`,
    ),
    check(
      "deliveries_post_has_message",
      sql`${t.kind} not in ('post', 'edit', 'delete', 'react') or ${t.messageId} is not null`,
    ),
  ],
);

/** A process that sends: its leases are taken over when its session lock is gone. */
export const workers = pgTable("workers", {
  id: text("id").primaryKey(),
  lockKey: bigint("lock_key", { mode: "number" }).notNull(),
  startedAt: instant("started_at").notNull(),
});

/** The last fire of each recurring job: the row that elects one replica to run it. */
export const recurringJobs = pgTable("recurring_jobs", {
  name: text("name").primaryKey(),
  lastFireAt: instant("last_fire_at").notNull(),
});

/** Posts of our own web chat: what Slack keeps on its servers, the web platform keeps here. */
export const webPosts = pgTable(
  "web_posts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** "account:<id>" for a person's chat; thread is the ticket or the open dialogue. */
    channel: text("channel").notNull(),
    thread: text("thread"),
    /** Repeated sends with one nonce make one post. */
    nonce: text("nonce").notNull(),
    authorId: uuid("author_id").references(() => accounts.id),
    content: jsonb("content").notNull(),
    changeSeq: bigint("change_seq", { mode: "number" }).notNull(),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    unique("web_posts_nonce_key").on(t.channel, t.nonce),
    index("web_posts_thread_idx").on(t.channel, t.thread, t.id),
    index("web_posts_change_idx").on(t.channel, t.changeSeq),
  ],
);

/** A channel of the web chat: its counter orders changes, so that a browser that comes back misses nothing. */
export const webChannels = pgTable("web_channels", {
  channel: text("channel").primaryKey(),
  nextChange: bigint("next_change", { mode: "number" }).notNull().default(1),
});

/** Answers to writes with an Idempotency-Key, so that a retry gets the first answer and has no second effect. */
export const idempotentAnswers = pgTable(
  "idempotent_answers",
  {
    accountId: uuid("account_id").notNull(),
    key: text("key").notNull(),
    requestHash: bytes("request_hash").notNull(),
    status: integer("status"),
    body: jsonb("body"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique("idempotent_answers_key").on(t.accountId, t.key)],
);

/** Notices for one person, with read state. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    notice: text("notice").notNull(),
    data: jsonb("data").notNull(),
    ticketId: uuid("ticket_id"),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
    /** The event that it was made from. */
    eventId: uuid("event_id"),
    /** When it is to be pushed to the person's browsers; null where none is to hear of it (any more). */
    pushAt: instant("push_at"),
    pushAttempts: integer("push_attempts").notNull().default(0),
  },
  (t) => [
    index("notifications_account_idx").on(t.accountId, t.createdAt),
    uniqueIndex("notifications_event_key").on(t.accountId, t.eventId),
    index("notifications_unread_idx").on(t.accountId, t.createdAt).where(sql`${t.readAt} is null`),
    index("notifications_push_idx").on(t.pushAt).where(sql`${t.pushAt} is not null`),
  ],
);

/** Settings that differ from their default. */
export const settings = pgTable("settings", {
  name: text("name").primaryKey(),
  value: jsonb("value").notNull(),
  changedBy: uuid("changed_by").references(() => accounts.id),
  changedAt: instant("changed_at").notNull(),
});
