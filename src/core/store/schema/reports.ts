import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  sql,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "../orm.ts";
import { bytes, id, instant } from "./columns.ts";
import { accounts, identities } from "./people.ts";
import { files } from "./talk.ts";
import { tickets } from "./tickets.ts";

/** A canonical repair that reports resolve to: what analytics counts. */
export const fixes = pgTable(
  "fixes",
  {
    id: id(),
    title: text("title").notNull(),
    /** The title folded for comparison: lower case, plain letters, single spaces. */
    folded: text("folded").notNull().unique(),
    mergedIntoId: uuid("merged_into_id"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [check("fixes_not_merged_into_itself", sql`${t.mergedIntoId} <> ${t.id}`)],
);

/** A FAQ or known-fix text, offered before a ticket is opened. */
export const articles = pgTable("articles", {
  id: id(),
  title: text("title").notNull(),
  body: jsonb("body").notNull(),
  plain: text("plain").notNull(),
  category: text("category"),
  fixId: uuid("fix_id").references(() => fixes.id),
  state: text("state").notNull().default("draft"),
  /** The language that it is written in: readers of that language are offered it first. */
  language: text("language").notNull().default("en"),
  /** Title and text with plain letters, for search. */
  folded: text("folded").notNull().default(""),
  authorId: uuid("author_id").references(() => accounts.id),
  solvedCount: integer("solved_count").notNull().default(0),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** An intervention report, frozen when submitted: a trigger refuses to change what was frozen. A correction is a new version. */
export const reports = pgTable(
  "reports",
  {
    id: id(),
    ticketId: uuid("ticket_id")
      .notNull()
      .references(() => tickets.id),
    version: integer("version").notNull(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => accounts.id),
    malfunction: text("malfunction").notNull(),
    cause: text("cause").notNull(),
    solution: text("solution").notNull(),
    fixId: uuid("fix_id").references(() => fixes.id),
    fixWords: text("fix_words").notNull(),
    parts: jsonb("parts").notNull().default([]),
    labourMinutes: integer("labour_minutes").notNull(),
    labourMinutesComputed: integer("labour_minutes_computed"),
    travelMinutes: integer("travel_minutes").notNull(),
    travelMinutesComputed: integer("travel_minutes_computed"),
    distanceMetres: integer("distance_metres"),
    /** The canonical JSON that the hash was taken over: what the customer saw when signing. */
    frozen: text("frozen").notNull(),
    sha256: bytes("sha256").notNull(),
    state: text("state").notNull().default("submitted"),
    submittedAt: instant("submitted_at").notNull(),
  },
  (t) => [
    unique("reports_version_key").on(t.ticketId, t.version),
    uniqueIndex("reports_one_waiting_key").on(t.ticketId).where(sql`${t.state} = 'submitted'`),
    index("reports_fix_idx").on(t.fixId),
    check("reports_state", sql`${t.state} in ('submitted', 'signed', 'disputed', 'waived', 'superseded')`),
    check("reports_minutes", sql`${t.labourMinutes} >= 0 and ${t.travelMinutes} >= 0`),
  ],
);

export const reportFiles = pgTable(
  "report_files",
  {
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.fileId] })],
);

/** The customer's signature: who, by which login, when, over which hash, and on which message it was pressed. */
export const signatures = pgTable("signatures", {
  reportId: uuid("report_id")
    .primaryKey()
    .references(() => reports.id),
  accountId: uuid("account_id")
    .notNull()
    .references(() => accounts.id),
  identityId: uuid("identity_id").references(() => identities.id),
  signerName: text("signer_name").notNull(),
  signedAt: instant("signed_at").notNull(),
  sha256: bytes("sha256").notNull(),
  pressedOn: text("pressed_on"),
  pinSetAfterSubmission: boolean("pin_set_after_submission").notNull(),
});

/** Why a report was not signed: the customer's dispute, or an admin's waiver. */
export const objections = pgTable(
  "objections",
  {
    reportId: uuid("report_id")
      .primaryKey()
      .references(() => reports.id),
    kind: text("kind").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    reason: text("reason").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [check("objections_kind", sql`${t.kind} in ('dispute', 'waiver')`)],
);
