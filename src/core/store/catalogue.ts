import { isUuid } from "./accounts.ts";
import { type Page, type PageAsk, type Sort, selectPage } from "./keyset-page.ts";
import { eq, type SQL, sql } from "./orm.ts";
import { manufacturers, models } from "./schema/equipment.ts";
import { containsWords } from "./search-words.ts";
import type { Work } from "./work.ts";

export type Manufacturer = typeof manufacturers.$inferSelect;

/** A product with the name of who makes it. */
export type ModelListed = typeof models.$inferSelect & { readonly manufacturer: string };

export const catalogueSorts = ["name", "newest"] as const;
type CatalogueSort = (typeof catalogueSorts)[number];
const sortsOf = (name: SQL, at: SQL): Readonly<Record<CatalogueSort, Sort>> => ({
  name: { by: name, kind: "text" },
  newest: { by: at, kind: "time", descending: true },
});

/** A page of manufacturers. */
export async function listManufacturers(
  work: Work,
  search: string,
  page: PageAsk<CatalogueSort>,
): Promise<Page<Manufacturer>> {
  return selectPage(
    work,
    {
      columns: sql`f.id, f.name, f.slug, f.created_at as "createdAt"`,
      from: sql`from manufacturers f`,
      where: [containsWords(sql`lower(f.name)`, search)],
      sorts: sortsOf(sql`lower(f.name)`, sql`f.created_at`),
      id: sql`f.id`,
    },
    page,
  );
}

const modelColumns = sql`m.id, m.manufacturer_id as "manufacturerId", f.name as manufacturer, m.name, m.family, m.category,
  m.introduced_year as "introducedYear", m.created_at as "createdAt"`;
const modelSource = sql`from models m join manufacturers f on f.id = m.manufacturer_id`;

/** A page of models, of one manufacturer or category where it is named. */
export async function listModels(
  work: Work,
  filter: { readonly search: string; readonly manufacturerId: string | null; readonly category: string | null },
  page: PageAsk<CatalogueSort>,
): Promise<Page<ModelListed>> {
  const { manufacturerId, category } = filter;
  return selectPage(
    work,
    {
      columns: modelColumns,
      from: modelSource,
      where: [
        containsWords(sql`lower(concat_ws(' ', m.name, f.name, m.family, m.category))`, filter.search),
        manufacturerId === null ? sql`true` : sql`m.manufacturer_id = ${manufacturerId}::uuid`,
        category === null ? sql`true` : sql`m.category = ${category}`,
      ],
      sorts: sortsOf(sql`lower(m.name)`, sql`m.created_at`),
      id: sql`m.id`,
    },
    page,
  );
}

/** One manufacturer; null where there is none. */
export async function findManufacturer(work: Work, manufacturerId: string): Promise<Manufacturer | null> {
  if (!isUuid(manufacturerId)) return null;
  const [row] = await work.tx.select().from(manufacturers).where(eq(manufacturers.id, manufacturerId));
  return row ?? null;
}

/** One model; null where there is none. */
export async function findModel(work: Work, modelId: string): Promise<ModelListed | null> {
  if (!isUuid(modelId)) return null;
  const [row] = await work.tx.execute<ModelListed>(
    sql`select ${modelColumns} ${modelSource} where m.id = ${modelId}::uuid`,
  );
  return row === undefined ? null : { ...row };
}

/** Stores a manufacturer; its name and slug are unique. */
export async function insertManufacturer(work: Work, row: Omit<Manufacturer, "createdAt">): Promise<void> {
  await work.tx.insert(manufacturers).values({ ...row, createdAt: work.now });
}

/** Renames a manufacturer; the slug, which its dashboards' address holds, stays. */
export async function renameManufacturer(work: Work, manufacturerId: string, name: string): Promise<void> {
  await work.tx.update(manufacturers).set({ name }).where(eq(manufacturers.id, manufacturerId));
}

/** Removes a manufacturer; a foreign key refuses it while it has models. */
export async function deleteManufacturer(work: Work, manufacturerId: string): Promise<void> {
  await work.tx.delete(manufacturers).where(eq(manufacturers.id, manufacturerId));
}

/** Whether anybody may read this manufacturer's dashboards: then it stays. */
export async function hasReaders(work: Work, manufacturerId: string): Promise<boolean> {
  const rows = await work.tx.execute(sql`select from accounts where manufacturer_id = ${manufacturerId}::uuid limit 1`);
  return rows.length > 0;
}

/** Stores a model; its name is unique with its manufacturer. */
export async function insertModel(work: Work, row: Omit<typeof models.$inferInsert, "createdAt">): Promise<void> {
  await work.tx.insert(models).values({ ...row, createdAt: work.now });
}

/** Writes a change; an empty one is no statement. */
export async function updateModel(
  work: Work,
  modelId: string,
  change: Partial<Omit<typeof models.$inferInsert, "id" | "createdAt">>,
): Promise<void> {
  if (Object.keys(change).length > 0) await work.tx.update(models).set(change).where(eq(models.id, modelId));
}

/** Removes a model; a foreign key refuses it while there are units of it. */
export async function deleteModel(work: Work, modelId: string): Promise<void> {
  await work.tx.delete(models).where(eq(models.id, modelId));
}
