import { namedCategory } from "../domain/named-category.ts";
import { models } from "./schema/equipment.ts";
import type { Work } from "./work.ts";

/** Categories that are looked for: a desk that has more names them by codes, which nobody writes. */
const mostCategories = 1_000;

/** The category of the desk's products that a text names; null where it names none, or several. */
export async function findNamedCategory(work: Work, text: string): Promise<string | null> {
  const rows = await work.tx
    .selectDistinct({ category: models.category })
    .from(models)
    .orderBy(models.category)
    .limit(mostCategories);
  return namedCategory(
    text,
    rows.map(({ category }) => category),
  );
}
