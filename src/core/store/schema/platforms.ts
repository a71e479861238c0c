import { check, integer, jsonb, pgTable, primaryKey, sql, text, uuid } from "../orm.ts";
import { bytes, instant } from "./columns.ts";
import { files } from "./talk.ts";

/** What is remembered of each chat platform between starts. */
export const platformState = pgTable("platform_state", {
  platform: text("platform").primaryKey(),
  /** The workspace as the platform names it; null until it has been connected once. */
  workspace: text("workspace"),
  /** Until when it was certainly listening; what was said after that is asked for at the next start. */
  connectedUntil: instant("connected_until"),
  /** Renewed tokens, sealed with a key of the server's. */
  sealedTokens: bytes("sealed_tokens"),
});

/** A file of an event, copied to our storage before the event takes effect, or why it could not be. */
export const inboxFiles = pgTable(
  "inbox_files",
  {
    platform: text("platform").notNull(),
    eventId: text("event_id").notNull(),
    /** Its place among the event's files, from 0. */
    position: integer("position").notNull(),
    fileId: uuid("file_id").references(() => files.id),
    /** A Problem as code and data. */
    fault: jsonb("fault"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.eventId, t.position] }),
    check("inbox_files_one_outcome", sql`(${t.fileId} is null) <> (${t.fault} is null)`),
  ],
);

/** A fault that the admins know of: told once, until the same thing works again. */
export const toldFaults = pgTable("told_faults", {
  /** Which surface: "platform workspace channel". */
  what: text("what").primaryKey(),
  why: text("why").notNull(),
  toldAt: instant("told_at").notNull(),
  /** When something that had failed there was last sent again to see whether it works. */
  triedAt: instant("tried_at").notNull(),
});
