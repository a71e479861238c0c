import { boolean, check, index, integer, jsonb, pgTable, sql, text, uuid } from "../orm.ts";
import { bytes, id, instant } from "./columns.ts";
import { accounts, organisations, teams } from "./people.ts";

/** The business time of the desk, a team or an organisation: weekly spans, exceptions, holidays region. */
export const calendars = pgTable(
  "calendars",
  {
    id: id(),
    name: text("name").notNull(),
    teamId: uuid("team_id").references(() => teams.id),
    organisationId: uuid("organisation_id").references(() => organisations.id),
    timeZone: text("time_zone").notNull(),
    rules: jsonb("rules").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [check("calendars_one_owner", sql`num_nonnulls(${t.teamId}, ${t.organisationId}) <= 1`)],
);

/** Planned or actual work time of one technician. Two of one kind never overlap (exclusion constraint in the migration). */
export const shifts = pgTable(
  "shifts",
  {
    id: id(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    kind: text("kind").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at"),
    /** Made from the person's weekly plan, and made anew when that changes; others were planned by hand. */
    fromPlan: boolean("from_plan").notNull().default(false),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("shifts_account_idx").on(t.accountId, t.startsAt),
    check("shifts_kind", sql`${t.kind} in ('planned', 'actual')`),
    check("shifts_forward", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** When somebody works, week by week: a calendar of one person. Planned shifts of the weeks ahead are made from it. */
export const shiftPlans = pgTable("shift_plans", {
  accountId: uuid("account_id")
    .primaryKey()
    .references(() => accounts.id),
  timeZone: text("time_zone").notNull(),
  rules: jsonb("rules").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** A break within a shift; one that is going on has no end. */
export const breaks = pgTable(
  "breaks",
  {
    id: id(),
    shiftId: uuid("shift_id")
      .notNull()
      .references(() => shifts.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at"),
  },
  (t) => [check("breaks_forward", sql`${t.endsAt} > ${t.startsAt}`)],
);

/** Another Fixline that tickets can be handed to. The key of the pairing is sealed with one of the server's own. */
export const servers = pgTable(
  "servers",
  {
    id: id(),
    name: text("name").notNull().unique(),
    url: text("url").notNull(),
    sealedKey: bytes("sealed_key"),
    state: text("state").notNull().default("pairing"),
    /** What both call the pairing. */
    pairing: text("pairing").unique(),
    side: text("side"),
    version: integer("version").notNull().default(1),
    pairedAt: instant("paired_at"),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by"),
    failures: integer("failures").notNull().default(0),
    quietUntil: instant("quiet_until"),
    heardAt: instant("heard_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [check("servers_state", sql`${t.state} in ('pairing', 'paired', 'ended')`)],
);
