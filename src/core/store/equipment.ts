import { isUuid } from "./accounts.ts";
import { asc, eq, type SQL, sql } from "./orm.ts";
import { sites } from "./schema/people.ts";
import type { Work } from "./work.ts";

/** A unit as people choose it: what it is, whose, and where it stands. */
export type EquipmentListed = {
  readonly id: string;
  readonly label: string;
  readonly serialNumber: string | null;
  readonly organisationId: string;
  readonly model: string;
  readonly manufacturer: string;
  readonly family: string;
  readonly category: string;
  readonly site: { readonly id: string; readonly name: string } | null;
};

export type Site = typeof sites.$inferSelect;

async function selectEquipment(work: Work, tail: SQL): Promise<readonly EquipmentListed[]> {
  const rows = await work.tx.execute<
    Omit<EquipmentListed, "site"> & {
      serial_number: string | null;
      organisation_id: string;
      site_id: string | null;
      site_name: string | null;
    }
  >(sql`
    select e.id, e.label, e.serial_number, e.organisation_id, m.name as model, f.name as manufacturer, m.family, m.category,
      s.id as site_id, s.name as site_name
    from equipment e join models m on m.id = e.model_id join manufacturers f on f.id = m.manufacturer_id left join sites s on s.id = e.site_id
    ${tail}`);
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    serialNumber: row.serial_number,
    organisationId: row.organisation_id,
    model: row.model,
    manufacturer: row.manufacturer,
    family: row.family,
    category: row.category,
    site: row.site_id === null ? null : { id: row.site_id, name: row.site_name ?? "" },
  }));
}

/**
 * What an organisation owns, those with the newest tickets first (what failed before fails again). `search` narrows it to units whose
 * label, model, maker, category, site or serial number contains each word.
 */
export async function listEquipmentOf(
  work: Work,
  organisationId: string,
  options: { readonly search?: string; readonly limit: number },
): Promise<readonly EquipmentListed[]> {
  const words = (options.search ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 10);
  const matches = words.map(
    (word) =>
      sql`and strpos(lower(concat_ws(' ', e.label, m.name, f.name, m.family, m.category, s.name, e.serial_number)), ${word}) > 0`,
  );
  return selectEquipment(
    work,
    sql`where e.organisation_id = ${organisationId}::uuid and e.retired_at is null ${sql.join(matches, sql` `)}
      order by (select max(t.created_at) from tickets t where t.equipment_id = e.id) desc nulls last, e.label, e.id limit ${options.limit}`,
  );
}

/** One unit; null where there is none. */
export async function findEquipment(work: Work, equipmentId: string): Promise<EquipmentListed | null> {
  if (!isUuid(equipmentId)) return null;
  const [row] = await selectEquipment(work, sql`where e.id = ${equipmentId}::uuid`);
  return row ?? null;
}

/** The unit that a QR code names. What may be told of it to a stranger is its model alone. */
export async function findEquipmentByQr(work: Work, qrToken: string): Promise<EquipmentListed | null> {
  const [row] = await selectEquipment(work, sql`where e.qr_token = ${qrToken} and e.retired_at is null`);
  return row ?? null;
}

/** The sites of an organisation, by name. */
export async function listSitesOf(work: Work, organisationId: string): Promise<readonly Site[]> {
  return work.tx.select().from(sites).where(eq(sites.organisationId, organisationId)).orderBy(asc(sites.name));
}
