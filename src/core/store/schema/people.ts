import { languages } from "../../domain/languages.ts";
import { roles } from "../../domain/roles.ts";
import {
  boolean,
  check,
  doublePrecision,
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

export const roleEnum = pgEnum("role", roles);
export const languageEnum = pgEnum("language", languages);
export const presenceEnum = pgEnum("presence", ["online", "busy", "offline"]);

/** A customer's company, or one person who wrote for the first time. */
export const organisations = pgTable("organisations", {
  id: id(),
  name: text("name").notNull(),
  membersSeeEachOther: boolean("members_see_each_other").notNull().default(true),
  demo: boolean("demo").notNull().default(false),
  createdAt: instant("created_at").notNull(),
});

/** A person known to the desk. `erasedAt` keeps the row for what was signed, without the person. */
export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    role: roleEnum("role").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    passwordHash: text("password_hash"),
    organisationId: uuid("organisation_id").references(() => organisations.id),
    maySign: boolean("may_sign").notNull().default(false),
    language: languageEnum("language"),
    timeZone: text("time_zone"),
    presence: presenceEnum("presence").notNull().default("online"),
    skills: text("skills").array().notNull().default(sql`'{}'`),
    manufacturerId: uuid("manufacturer_id"),
    guest: boolean("guest").notNull().default(false),
    pinHash: text("pin_hash"),
    pinSetAt: instant("pin_set_at"),
    pinWrongTries: integer("pin_wrong_tries").notNull().default(0),
    pinLockedUntil: instant("pin_locked_until"),
    active: boolean("active").notNull().default(true),
    erasedAt: instant("erased_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("accounts_email_key").on(sql`lower(${t.email})`),
    index("accounts_organisation_idx").on(t.organisationId),
    check("accounts_name_given", sql`length(${t.name}) > 0`),
    check("accounts_customer_has_organisation", sql`${t.role} <> 'customer' or ${t.organisationId} is not null`),
    check("accounts_manufacturer_named", sql`${t.role} <> 'manufacturer' or ${t.manufacturerId} is not null`),
  ],
);

/** One login of an account. The web identity of an account has its own id as user id. */
export const identities = pgTable(
  "identities",
  {
    id: id(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    platform: text("platform").notNull(),
    workspace: text("workspace").notNull().default(""),
    userId: text("user_id").notNull(),
    displayName: text("display_name").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    reachable: boolean("reachable").notNull().default(true),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    unique("identities_login_key").on(t.platform, t.workspace, t.userId),
    index("identities_account_idx").on(t.accountId),
  ],
);

/** Technicians who share skills, desk channels and the categories routed to them. */
export const teams = pgTable("teams", {
  id: id(),
  name: text("name").notNull().unique(),
  skills: text("skills").array().notNull().default(sql`'{}'`),
  categories: text("categories").array().notNull().default(sql`'{}'`),
  autoAssign: boolean("auto_assign").notNull().default(false),
  createdAt: instant("created_at").notNull(),
});

export const teamMembers = pgTable(
  "team_members",
  {
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.accountId] })],
);

/** A desk channel: where cards of a team's tickets (or, without a team, a platform's tickets) are posted. */
export const deskChannels = pgTable(
  "desk_channels",
  {
    id: id(),
    teamId: uuid("team_id").references(() => teams.id),
    platform: text("platform").notNull(),
    workspace: text("workspace").notNull().default(""),
    channel: text("channel").notNull(),
    language: languageEnum("language"),
    timeZone: text("time_zone"),
    /** The configuration names it: when that names another, this one goes. */
    configured: boolean("configured").notNull().default(false),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique("desk_channels_channel_key").on(t.platform, t.workspace, t.channel)],
);

/** Where equipment stands. */
export const sites = pgTable(
  "sites",
  {
    id: id(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    name: text("name").notNull(),
    address: text("address").notNull().default(""),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    timeZone: text("time_zone").notNull().default("UTC"),
    region: text("region"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("sites_organisation_idx").on(t.organisationId),
    check("sites_latitude_range", sql`${t.latitude} between -90 and 90`),
    check("sites_longitude_range", sql`${t.longitude} between -180 and 180`),
  ],
);

/** A browser's session. The cookie holds the token, the row only its hash. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    tokenHash: bytes("token_hash").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("sessions_account_idx").on(t.accountId)],
);

/** A link or code that works once: signing in, setting up the first admin, joining identities. Stored as a hash. */
export const oneTimeLinks = pgTable(
  "one_time_links",
  {
    id: id(),
    purpose: text("purpose").notNull(),
    accountId: uuid("account_id").references(() => accounts.id),
    tokenHash: bytes("token_hash").notNull().unique(),
    data: jsonb("data").notNull().default({}),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [check("one_time_links_purpose", sql`${t.purpose} in ('sign_in', 'setup', 'link_identity', 'reset')`)],
);

/** A machine's key. The key itself is shown once; the row holds its hash and first characters. */
export const apiKeys = pgTable("api_keys", {
  id: id(),
  accountId: uuid("account_id")
    .notNull()
    .references(() => accounts.id),
  name: text("name").notNull(),
  prefix: text("prefix").notNull(),
  tokenHash: bytes("token_hash").notNull().unique(),
  scopes: text("scopes").array().notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at"),
  revokedAt: instant("revoked_at"),
});

/** A request for a role, decided by an admin on a desk card. */
export const roleRequests = pgTable("role_requests", {
  id: id(),
  accountId: uuid("account_id")
    .notNull()
    .references(() => accounts.id),
  role: roleEnum("role").notNull(),
  decidedBy: uuid("decided_by").references(() => accounts.id),
  granted: boolean("granted"),
  createdAt: instant("created_at").notNull(),
  decidedAt: instant("decided_at"),
});
