import { check, index, integer, pgTable, primaryKey, sql, text, uuid } from "../orm.ts";
import { id, instant } from "./columns.ts";
import { calendars } from "./field.ts";
import { accounts, organisations } from "./people.ts";
import { priorityEnum, tickets } from "./tickets.ts";

/** A promise to answer and to solve within so many minutes of business time. What is null holds for every ticket. */
export const slaPolicies = pgTable(
  "sla_policies",
  {
    id: id(),
    name: text("name").notNull(),
    priority: priorityEnum("priority"),
    category: text("category"),
    organisationId: uuid("organisation_id").references(() => organisations.id),
    /** Null: the organisation's calendar, else the team's, else round the clock. */
    calendarId: uuid("calendar_id").references(() => calendars.id),
    responseMinutes: integer("response_minutes"),
    resolutionMinutes: integer("resolution_minutes"),
    warnPercent: integer("warn_percent").notNull(),
    /** Business minutes between the rungs of the ladder. */
    escalateMinutes: integer("escalate_minutes").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    retiredAt: instant("retired_at"),
  },
  (t) => [
    check("sla_policies_promise_something", sql`num_nonnulls(${t.responseMinutes}, ${t.resolutionMinutes}) > 0`),
    check("sla_policies_minutes", sql`${t.responseMinutes} > 0 and ${t.resolutionMinutes} > 0`),
    check("sla_policies_warn", sql`${t.warnPercent} between 1 and 99`),
    check("sla_policies_escalate", sql`${t.escalateMinutes} > 0`),
  ],
);

/** How a ticket stands by one promise, as last reckoned from its history, and what has been said about it. */
export const slaClocks = pgTable(
  "sla_clocks",
  {
    ticketId: uuid("ticket_id")
      .notNull()
      .references(() => tickets.id),
    target: text("target").notNull(),
    policyId: uuid("policy_id")
      .notNull()
      .references(() => slaPolicies.id),
    minutes: integer("minutes").notNull(),
    escalateMinutes: integer("escalate_minutes").notNull(),
    state: text("state").notNull(),
    /** Null while it is paused before its time is up, and where the calendar never opens. */
    dueAt: instant("due_at"),
    warnAt: instant("warn_at"),
    /** Business minutes left when it was last reckoned; below zero after the breach. */
    leftMinutes: integer("left_minutes").notNull(),
    stoppedAt: instant("stopped_at"),
    warnedAt: instant("warned_at"),
    breachedAt: instant("breached_at"),
    acknowledgedAt: instant("acknowledged_at"),
    acknowledgedBy: uuid("acknowledged_by").references(() => accounts.id),
    /** The rung of the ladder that is next: 0 the assignee, 1 engineers, from 2 on admins. */
    step: integer("step").notNull().default(0),
    nextStepAt: instant("next_step_at"),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.target] }),
    index("sla_clocks_open_idx").on(t.dueAt).where(sql`${t.stoppedAt} is null`),
    check("sla_clocks_target", sql`${t.target} in ('response', 'resolution')`),
    check("sla_clocks_state", sql`${t.state} in ('running', 'paused', 'met', 'missed', 'void')`),
  ],
);
