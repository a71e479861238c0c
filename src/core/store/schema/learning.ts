import type { EmergingFault } from "../../domain/emerging-fault.ts";
import type { IntakeGuesses, LikelyFixes } from "../../domain/likely-fixes.ts";
import { boolean, doublePrecision, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "../orm.ts";
import { id, instant } from "./columns.ts";
import { accounts, teams } from "./people.ts";
import { fixes } from "./reports.ts";
import { tickets } from "./tickets.ts";

/** Likely fixes and guesses of a ticket. A trigger writes the wish for them whenever a ticket opens or what is asked about changes. */
export const ticketSuggestions = pgTable("ticket_suggestions", {
  ticketId: uuid("ticket_id")
    .primaryKey()
    .references(() => tickets.id),
  /** Grows with every new question: an answer to an older one is dropped. */
  asked: integer("asked").notNull().default(1),
  /** When to ask (again); null where the newest question is answered. */
  askAt: instant("ask_at"),
  attempts: integer("attempts").notNull().default(0),
  fixes: jsonb("fixes").$type<LikelyFixes>(),
  guesses: jsonb("guesses").$type<IntakeGuesses>(),
  answeredAt: instant("answered_at"),
});

/** What staff said of a suggested fix. */
export const fixFeedback = pgTable(
  "fix_feedback",
  {
    ticketId: uuid("ticket_id")
      .notNull()
      .references(() => tickets.id),
    fixId: uuid("fix_id")
      .notNull()
      .references(() => fixes.id),
    worked: boolean("worked").notNull(),
    accountId: uuid("account_id").references(() => accounts.id),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.ticketId, t.fixId] })],
);

/** Two fixes that may be one: nothing is merged before somebody approves. */
export const fixProposals = pgTable("fix_proposals", {
  id: id(),
  fixId: uuid("fix_id")
    .notNull()
    .references(() => fixes.id),
  intoId: uuid("into_id")
    .notNull()
    .references(() => fixes.id),
  likeness: doublePrecision("likeness").notNull(),
  state: text("state").notNull().default("open"),
  decidedBy: uuid("decided_by").references(() => accounts.id),
  decidedAt: instant("decided_at"),
  createdAt: instant("created_at").notNull(),
});

/** A category that past assignments sent to one team. */
export const routeProposals = pgTable(
  "route_proposals",
  {
    id: id(),
    category: text("category").notNull(),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id),
    /** Tickets of the category that the team took, of all that anybody took. */
    assigned: integer("assigned").notNull(),
    ofAll: integer("of_all").notNull(),
    state: text("state").notNull().default("open"),
    decidedBy: uuid("decided_by").references(() => accounts.id),
    decidedAt: instant("decided_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique().on(t.category, t.teamId)],
);

/** Faults on the rise, by a key that stays while they rise. */
export const emergingFaults = pgTable("emerging_faults", {
  key: text("key").primaryKey(),
  finding: jsonb("finding").$type<EmergingFault>().notNull(),
  firstSeenAt: instant("first_seen_at").notNull(),
  lastSeenAt: instant("last_seen_at").notNull(),
  toldAt: instant("told_at"),
});
