import { impacts } from "../../domain/priority.ts";
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  sql,
  text,
  unique,
  uuid,
} from "../orm.ts";
import { id, instant } from "./columns.ts";
import { accounts, organisations, sites } from "./people.ts";

export const impactEnum = pgEnum("impact", impacts);

export const manufacturers = pgTable("manufacturers", {
  id: id(),
  name: text("name").notNull().unique(),
  slug: text("slug").notNull().unique(),
  createdAt: instant("created_at").notNull(),
});

/** A product, with its family and category: fixes learnt on one model help its family. */
export const models = pgTable(
  "models",
  {
    id: id(),
    manufacturerId: uuid("manufacturer_id")
      .notNull()
      .references(() => manufacturers.id),
    name: text("name").notNull(),
    family: text("family").notNull(),
    category: text("category").notNull(),
    introducedYear: integer("introduced_year"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique("models_name_key").on(t.manufacturerId, t.name), index("models_category_idx").on(t.category)],
);

/** One unit at a site. `qrToken` is random and reveals only the model to whoever scans it. */
export const equipment = pgTable(
  "equipment",
  {
    id: id(),
    modelId: uuid("model_id")
      .notNull()
      .references(() => models.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    siteId: uuid("site_id").references(() => sites.id),
    label: text("label").notNull(),
    serialNumber: text("serial_number"),
    installedOn: date("installed_on", { mode: "string" }),
    warrantyUntil: date("warranty_until", { mode: "string" }),
    impact: impactEnum("impact").notNull().default("unit"),
    qrToken: text("qr_token").notNull().unique(),
    retiredAt: instant("retired_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("equipment_organisation_idx").on(t.organisationId),
    index("equipment_model_idx").on(t.modelId),
    unique("equipment_serial_key").on(t.modelId, t.serialNumber),
  ],
);

/** What a technician travels in. */
export const vehicles = pgTable("vehicles", {
  id: id(),
  name: text("name").notNull().unique(),
  plate: text("plate").notNull().default(""),
  state: text("state").notNull().default("ready"),
  latitude: doublePrecision("latitude"),
  longitude: doublePrecision("longitude"),
  /** Whose it usually is; null for one of the pool. */
  driverId: uuid("driver_id").references(() => accounts.id),
  createdAt: instant("created_at").notNull(),
});

export const parts = pgTable("parts", {
  id: id(),
  name: text("name").notNull(),
  number: text("number").notNull().unique(),
});

/** How many of a part a vehicle carries. */
export const vehicleStock = pgTable(
  "vehicle_stock",
  {
    vehicleId: uuid("vehicle_id")
      .notNull()
      .references(() => vehicles.id),
    partId: uuid("part_id")
      .notNull()
      .references(() => parts.id),
    quantity: integer("quantity").notNull(),
    lowAt: integer("low_at").notNull().default(1),
    /** The admins know that it is low; null again once it is filled. */
    lowToldAt: instant("low_told_at"),
  },
  (t) => [
    primaryKey({ columns: [t.vehicleId, t.partId] }),
    check("vehicle_stock_not_negative", sql`${t.quantity} >= 0`),
  ],
);
