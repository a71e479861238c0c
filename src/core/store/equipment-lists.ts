import type { Impact } from "../domain/priority.ts";
import type { readableOrganisation } from "../domain/readable-organisation.ts";
import { isUuid } from "./accounts.ts";
import { type Page, type PageAsk, type Sort, selectPage } from "./keyset-page.ts";
import { belongsTo } from "./organisation-lists.ts";
import { eq, type SQL, sql } from "./orm.ts";
import { equipment } from "./schema/equipment.ts";
import { containsWords } from "./search-words.ts";
import type { Work } from "./work.ts";

/** A unit with everything that is kept of it. Dates without time are "2026-03-02". */
export type UnitListed = {
  readonly id: string;
  readonly label: string;
  readonly serialNumber: string | null;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly site: { readonly id: string; readonly name: string } | null;
  readonly model: {
    readonly id: string;
    readonly name: string;
    readonly family: string;
    readonly category: string;
    readonly manufacturer: string;
  };
  readonly impact: Impact;
  readonly installedOn: string | null;
  readonly warrantyUntil: string | null;
  readonly retiredAt: Date | null;
  readonly createdAt: Date;
};

export const equipmentSorts = ["name", "newest"] as const;
const sorts: Readonly<Record<(typeof equipmentSorts)[number], Sort>> = {
  name: { by: sql`lower(e.label)`, kind: "text" },
  newest: { by: sql`e.created_at`, kind: "time", descending: true },
};

const columns = sql`e.id, e.label, e.serial_number as "serialNumber", jsonb_build_object('id', o.id, 'name', o.name) as organisation,
  case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as site,
  jsonb_build_object('id', m.id, 'name', m.name, 'family', m.family, 'category', m.category, 'manufacturer', f.name) as model,
  e.impact, e.installed_on::text as "installedOn", e.warranty_until::text as "warrantyUntil", e.retired_at as "retiredAt",
  e.created_at as "createdAt"`;
const source = sql`from equipment e join organisations o on o.id = e.organisation_id join models m on m.id = e.model_id
  join manufacturers f on f.id = m.manufacturer_id left join sites s on s.id = e.site_id`;

/** Which units: of one organisation, site, model, manufacturer or category where it is named; retired ones only when asked for. */
export type EquipmentFilter = {
  readonly readable: ReturnType<typeof readableOrganisation>;
  readonly search: string;
  readonly organisationId: string | null;
  readonly siteId: string | null;
  readonly modelId: string | null;
  readonly manufacturerId: string | null;
  readonly category: string | null;
  readonly retired: boolean;
};

/** A page of the units that may be read. */
export async function listUnits(
  work: Work,
  filter: EquipmentFilter,
  page: PageAsk<keyof typeof sorts>,
): Promise<Page<UnitListed>> {
  const where = [
    belongsTo(sql`e.organisation_id`, filter.readable),
    filter.retired ? sql`e.retired_at is not null` : sql`e.retired_at is null`,
    containsWords(
      sql`lower(concat_ws(' ', e.label, e.serial_number, m.name, f.name, m.family, m.category, s.name))`,
      filter.search,
    ),
    same(sql`e.organisation_id`, filter.organisationId),
    same(sql`e.site_id`, filter.siteId),
    same(sql`e.model_id`, filter.modelId),
    same(sql`m.manufacturer_id`, filter.manufacturerId),
    filter.category === null ? sql`true` : sql`m.category = ${filter.category}`,
  ];
  return selectPage(work, { columns, from: source, where, sorts, id: sql`e.id` }, page);
}

function same(column: SQL, id: string | null): SQL {
  return id === null ? sql`true` : sql`${column} = ${id}::uuid`;
}

/** One unit; null where there is none. */
export async function findUnit(work: Work, equipmentId: string): Promise<UnitListed | null> {
  if (!isUuid(equipmentId)) return null;
  const [row] = await work.tx.execute<UnitListed>(sql`select ${columns} ${source} where e.id = ${equipmentId}::uuid`);
  return row === undefined ? null : { ...row };
}

/** The random token that a unit's QR code names it by. */
export async function qrTokenOf(work: Work, equipmentId: string): Promise<string | null> {
  const [row] = await work.tx.select({ token: equipment.qrToken }).from(equipment).where(eq(equipment.id, equipmentId));
  return row?.token ?? null;
}

/** Whether an organisation has anybody who could miss what is taken from it. */
export async function hasPeople(work: Work, organisationId: string): Promise<boolean> {
  const rows = await work.tx.execute(
    sql`select from accounts where organisation_id = ${organisationId}::uuid and active and erased_at is null limit 1`,
  );
  return rows.length > 0;
}

/** Stores a unit; its serial number is unique with its model. */
export async function insertUnit(work: Work, row: Omit<typeof equipment.$inferInsert, "createdAt">): Promise<void> {
  await work.tx.insert(equipment).values({ ...row, createdAt: work.now });
}

/** Writes a change; an empty one is no statement. */
export async function updateUnit(
  work: Work,
  equipmentId: string,
  change: Partial<Omit<typeof equipment.$inferInsert, "id" | "createdAt">>,
): Promise<void> {
  if (Object.keys(change).length > 0) {
    await work.tx.update(equipment).set(change).where(eq(equipment.id, equipmentId));
  }
}
