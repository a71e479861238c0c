import { eq, sql } from "./orm.ts";
import { maintenancePlans } from "./schema/maintenance.ts";
import type { Work } from "./work.ts";

export type PlanRow = typeof maintenancePlans.$inferSelect;

/** A plan as people read it; `everyDays` null: once. `nextOn` is a day by the clock of the site. */
export type PlanListed = {
  readonly id: string;
  readonly equipment: { readonly id: string; readonly label: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly description: string;
  readonly everyDays: number | null;
  readonly nextOn: string;
  readonly lastTicketNumber: number | null;
};

/** The plans that go on, the next due first; of one unit or of all. */
export async function listPlans(
  work: Work,
  filter: { readonly equipmentId: string | null; readonly limit: number },
): Promise<readonly PlanListed[]> {
  const rows = await work.sql<
    {
      id: string;
      equipment: PlanListed["equipment"];
      organisation: PlanListed["organisation"];
      title: string;
      description: string;
      every_days: number | null;
      next_on: string;
      last_ticket_number: number | null;
    }[]
  >`
    select p.id, jsonb_build_object('id', e.id, 'label', e.label) as equipment, jsonb_build_object('id', o.id, 'name', o.name) as organisation,
      p.title, p.description, p.every_days, p.next_on, t.number as last_ticket_number
    from maintenance_plans p join equipment e on e.id = p.equipment_id join organisations o on o.id = e.organisation_id
      left join tickets t on t.id = p.last_ticket_id
    where p.ended_at is null and (${filter.equipmentId}::uuid is null or p.equipment_id = ${filter.equipmentId}::uuid)
    order by p.next_on, p.id limit ${filter.limit}`;
  return rows.map((row) => ({
    id: row.id,
    equipment: row.equipment,
    organisation: row.organisation,
    title: row.title,
    description: row.description,
    everyDays: row.every_days,
    nextOn: row.next_on,
    lastTicketNumber: row.last_ticket_number,
  }));
}

/** What a plan's next ticket needs to know, with the plan locked; null where there is none or it has ended. */
export type DuePlan = {
  readonly plan: PlanRow;
  readonly timeZone: string;
  readonly isRetired: boolean;
  readonly lastIsLive: boolean;
  /** Who hears of it and signs: the member who may sign, else the first; null where the organisation has nobody. */
  readonly customerId: string | null;
};

/** The plan, locked until the end of the transaction; null where there is none that goes on. */
export async function lockPlan(work: Work, planId: string): Promise<DuePlan | null> {
  const [plan] = await work.tx.select().from(maintenancePlans).where(eq(maintenancePlans.id, planId)).for("update");
  if (plan === undefined || plan.endedAt !== null) return null;
  const [row] = await work.sql<
    { time_zone: string | null; retired: boolean; live: boolean; customer_id: string | null }[]
  >`
    select (select time_zone from sites s where s.id = e.site_id) as time_zone, e.retired_at is not null as retired,
      exists (select from tickets t where t.id = ${plan.lastTicketId}::uuid and t.deleted_at is null
        and t.status in ('new', 'opened', 'in_progress', 'on_hold', 'handed_over')) as live,
      (select a.id from accounts a where a.organisation_id = e.organisation_id and a.role = 'customer' and a.active and a.erased_at is null
        order by a.may_sign desc, a.created_at, a.id limit 1) as customer_id
    from equipment e where e.id = ${plan.equipmentId}::uuid`;
  if (row === undefined) throw new Error("a plan's unit is always there");
  return {
    plan,
    timeZone: row.time_zone ?? work.settings.timeZone,
    isRetired: row.retired,
    lastIsLive: row.live,
    customerId: row.customer_id,
  };
}

/** Stores a plan. */
export async function insertPlan(work: Work, plan: typeof maintenancePlans.$inferInsert): Promise<void> {
  await work.tx.insert(maintenancePlans).values(plan);
}

/** Changes a plan that is locked. */
export async function updatePlan(
  work: Work,
  planId: string,
  change: Partial<Pick<PlanRow, "title" | "description" | "everyDays" | "nextOn" | "lastTicketId" | "endedAt">>,
): Promise<void> {
  await work.tx
    .update(maintenancePlans)
    .set({ ...change, updatedAt: work.now })
    .where(eq(maintenancePlans.id, planId));
}

/** A unit in use by its serial number, else by its label: all that fit, at most `limit`. Case does not matter. */
export async function unitsNamed(
  work: Work,
  name: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly label: string; readonly organisation: string }[]> {
  const rows = await work.tx.execute<{ id: string; label: string; organisation: string; exact: boolean }>(sql`
    select e.id, e.label, o.name as organisation, lower(e.serial_number) = lower(${name}) as exact
    from equipment e join organisations o on o.id = e.organisation_id
    where e.retired_at is null and (lower(e.serial_number) = lower(${name}) or lower(e.label) = lower(${name}))
    order by (lower(e.serial_number) = lower(${name})) is true desc, e.label, e.id limit ${limit}`);
  const exact = rows.filter((row) => row.exact === true);
  return exact.length > 0 ? exact : rows;
}

/** The zone of a unit's site, else the desk's; null where there is no such unit in use. */
export async function zoneOfUnit(work: Work, equipmentId: string): Promise<string | null> {
  const rows = await work.tx.execute<{ zone: string | null }>(sql`
    select s.time_zone as zone from equipment e left join sites s on s.id = e.site_id
    where e.id = ${equipmentId}::uuid and e.retired_at is null`);
  return rows[0] === undefined ? null : (rows[0].zone ?? work.settings.timeZone);
}
