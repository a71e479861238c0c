import { priorities, urgencies } from "../../domain/priority.ts";
import { statuses } from "../../domain/statuses.ts";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgSequence,
  pgTable,
  smallint,
  sql,
  text,
  unique,
  uuid,
} from "../orm.ts";
import { bytes, id, instant, instantRange } from "./columns.ts";
import { equipment, vehicles } from "./equipment.ts";
import { accounts, organisations, sites, teams } from "./people.ts";

export const statusEnum = pgEnum("ticket_status", statuses);
export const urgencyEnum = pgEnum("urgency", urgencies);
export const priorityEnum = pgEnum("priority", priorities);
export const ticketNumbers = pgSequence("ticket_numbers", { startWith: 1001 });

/** One problem, `#number`. Its talk is the conversation of the same id. Only `moveTicket` changes `status`. */
export const tickets = pgTable(
  "tickets",
  {
    id: id(),
    number: bigint("number", { mode: "number" }).notNull().unique().default(sql`nextval('ticket_numbers')`),
    /** Grows with every change: what a button or an ETag was drawn at. */
    version: integer("version").notNull().default(1),
    /** The version at which status or assignee last changed: a button drawn before it is stale. */
    movedVersion: integer("moved_version").notNull().default(1),
    status: statusEnum("status").notNull().default("new"),
    title: text("title").notNull(),
    description: text("description").notNull(),
    category: text("category"),
    urgency: urgencyEnum("urgency").notNull().default("normal"),
    priority: priorityEnum("priority").notNull().default("p3"),
    priorityByHand: boolean("priority_by_hand").notNull().default(false),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    dueAt: instant("due_at"),
    openerId: uuid("opener_id")
      .notNull()
      .references(() => accounts.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    siteId: uuid("site_id").references(() => sites.id),
    equipmentId: uuid("equipment_id").references(() => equipment.id),
    teamId: uuid("team_id").references(() => teams.id),
    assigneeId: uuid("assignee_id").references(() => accounts.id),
    vehicleId: uuid("vehicle_id").references(() => vehicles.id),
    acceptedAt: instant("accepted_at"),
    startedAt: instant("started_at"),
    resolvedAt: instant("resolved_at"),
    closedAt: instant("closed_at"),
    holdReason: text("hold_reason"),
    /** The latest proposal: technician, vehicle and the score by factor that speaks for them. */
    proposal: jsonb("proposal"),
    mergedIntoId: uuid("merged_into_id"),
    handedToServerId: uuid("handed_to_server_id"),
    foreignNumber: text("foreign_number"),
    deletedAt: instant("deleted_at"),
    demo: boolean("demo").notNull().default(false),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    index("tickets_queue_idx").on(t.status, t.createdAt, t.id),
    index("tickets_newest_idx").on(t.createdAt, t.id),
    index("tickets_organisation_idx").on(t.organisationId, t.createdAt),
    index("tickets_opener_idx").on(t.openerId, t.createdAt),
    index("tickets_assignee_idx").on(t.assigneeId, t.status),
    index("tickets_equipment_idx").on(t.equipmentId, t.createdAt),
    check("tickets_title_given", sql`length(${t.title}) > 0`),
    check(
      "tickets_work_has_assignee",
      sql`${t.status} not in ('in_progress', 'on_hold', 'resolved') or ${t.assigneeId} is not null`,
    ),
    check("tickets_merged_names_target", sql`${t.status} <> 'merged' or ${t.mergedIntoId} is not null`),
    check("tickets_not_merged_into_itself", sql`${t.mergedIntoId} <> ${t.id}`),
    check("tickets_proposal_object", sql`${t.proposal} is null or jsonb_typeof(${t.proposal}) = 'object'`),
  ],
);

/** A technician and a vehicle held for a time range. Exclusion constraints (in the migration) refuse double booking. */
export const bookings = pgTable(
  "bookings",
  {
    id: id(),
    ticketId: uuid("ticket_id")
      .notNull()
      .references(() => tickets.id),
    technicianId: uuid("technician_id")
      .notNull()
      .references(() => accounts.id),
    vehicleId: uuid("vehicle_id").references(() => vehicles.id),
    during: instantRange("during").notNull(),
    releasedAt: instant("released_at"),
    /** When the job was first to begin: how far it has slipped follows from it. */
    firstStart: instant("first_start"),
    /** The desk was told that it has slipped. */
    slipToldAt: instant("slip_told_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("bookings_ticket_idx").on(t.ticketId),
    index("bookings_technician_idx").on(t.technicianId, t.createdAt),
  ],
);

/** The customer's word after the work: 1 to 5 and a comment, once a ticket; a new answer replaces it. */
export const ratings = pgTable(
  "ratings",
  {
    ticketId: uuid("ticket_id")
      .primaryKey()
      .references(() => tickets.id),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    stars: smallint("stars").notNull(),
    comment: text("comment").notNull().default(""),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [check("ratings_one_to_five", sql`${t.stars} between 1 and 5`)],
);

/** What happened. One chain of hashes per ticket (or per other subject); the trigger in the migration fills the hashes. */
export const events = pgTable(
  "events",
  {
    id: uuid("id").notNull(),
    /** The ticket, account or other thing whose chain this belongs to. */
    subjectId: uuid("subject_id").notNull(),
    ticketId: uuid("ticket_id"),
    kind: text("kind").notNull(),
    actorId: uuid("actor_id"),
    data: jsonb("data").notNull().default({}),
    at: instant("at").notNull(),
    txid: bigint("txid", { mode: "bigint" }).notNull().default(sql`pg_current_xact_id()::text::bigint`),
    position: integer("position").notNull().default(0),
    hash: bytes("hash").notNull().default(sql`''::bytea`),
  },
  (t) => [
    index("events_ticket_idx").on(t.ticketId, t.position),
    index("events_subject_idx").on(t.subjectId, t.position),
    index("events_cursor_idx").on(t.txid, t.id),
  ],
);

/** Where each chain of events ends: the lock that orders a subject's events and the hash the next one builds on. */
export const eventChains = pgTable("event_chains", {
  subjectId: uuid("subject_id").primaryKey(),
  length: integer("length").notNull(),
  head: bytes("head").notNull(),
});

/**
 * The personal words of an event (a reason somebody gave) and the random salt they are hashed under. The event itself holds
 * only the hashes, so erasing this row leaves the chain whole.
 */
export const eventWords = pgTable("event_words", {
  eventId: uuid("event_id").primaryKey(),
  salt: bytes("salt").notNull(),
  words: jsonb("words").$type<Record<string, string>>().notNull(),
});

/** Timers: reminders, auto-close, escalation. Rows, so that a restart forgets none. One per (kind, subject). */
export const timers = pgTable(
  "timers",
  {
    id: id(),
    kind: text("kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    dueAt: instant("due_at").notNull(),
    data: jsonb("data").notNull().default({}),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique("timers_kind_subject_key").on(t.kind, t.subjectId), index("timers_due_idx").on(t.dueAt)],
);
