import { check, date, index, integer, pgTable, sql, text, uuid } from "../orm.ts";
import { id, instant } from "./columns.ts";
import { equipment } from "./equipment.ts";
import { accounts } from "./people.ts";
import { tickets } from "./tickets.ts";

/** What is due on a unit every so many days, or once: the desk opens the ticket by itself. */
export const maintenancePlans = pgTable(
  "maintenance_plans",
  {
    id: id(),
    equipmentId: uuid("equipment_id")
      .notNull()
      .references(() => equipment.id),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    /** Null: once. */
    everyDays: integer("every_days"),
    /** The day, by the clock of the unit's site, on which the next ticket opens. */
    nextOn: date("next_on", { mode: "string" }).notNull(),
    /** The ticket that was opened last: while it is live no second one is. */
    lastTicketId: uuid("last_ticket_id").references(() => tickets.id),
    createdBy: uuid("created_by").references(() => accounts.id),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("maintenance_plans_equipment_idx").on(t.equipmentId).where(sql`${t.endedAt} is null`),
    check("maintenance_plans_title_given", sql`length(${t.title}) > 0`),
    check("maintenance_plans_every_days", sql`${t.everyDays} between 1 and 3650`),
  ],
);
