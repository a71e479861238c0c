import { foldTitle } from "../domain/fold-title.ts";
import { isUuid } from "./accounts.ts";
import { eq, sql } from "./orm.ts";
import { fixes } from "./schema/reports.ts";
import type { Work } from "./work.ts";

export type Fix = { readonly id: string; readonly title: string };

/**
 * The canonical fix that this title names, made where there is none; a merged one leads to what it was merged into. Of many who name
 * a new one at once, one makes it (unique `folded`).
 */
export async function ensureFix(work: Work, title: string): Promise<Fix> {
  const folded = foldTitle(title);
  await work.tx
    .insert(fixes)
    .values({ id: work.newId(), title, folded, createdAt: work.now })
    .onConflictDoNothing({ target: fixes.folded });
  // A ring of merges cannot be made by use cases; the depth keeps even that from turning for ever.
  const rows = await work.tx.execute<{ id: string; title: string }>(sql`
    with recursive chain as (
      select id, title, merged_into_id, 0 as depth from fixes where folded = ${folded}
      union all
      select f.id, f.title, f.merged_into_id, chain.depth + 1 from fixes f join chain on f.id = chain.merged_into_id where chain.depth < 20
    )
    select id, title from chain order by depth desc limit 1`);
  const fix = rows[0];
  if (fix === undefined) throw new Error("a fix was neither found nor made");
  return { id: fix.id, title: fix.title };
}

/** The canonical fix behind an id, at the end of what it was merged into; null where there is none. */
export async function findFix(work: Work, fixId: string): Promise<Fix | null> {
  if (!isUuid(fixId)) return null;
  const rows = await work.tx.execute<{ id: string; title: string }>(sql`
    with recursive chain as (
      select id, title, merged_into_id, 0 as depth from fixes where id = ${fixId}::uuid
      union all
      select f.id, f.title, f.merged_into_id, chain.depth + 1 from fixes f join chain on f.id = chain.merged_into_id where chain.depth < 20
    )
    select id, title from chain order by depth desc limit 1`);
  const fix = rows[0];
  return fix === undefined ? null : { id: fix.id, title: fix.title };
}

/** The canonical fix that a title leads to, made nowhere; null where no fix has ever had it. */
export async function findFixByTitle(work: Work, title: string): Promise<Fix | null> {
  const [row] = await work.tx
    .select({ id: fixes.id })
    .from(fixes)
    .where(eq(fixes.folded, foldTitle(title)));
  return row === undefined ? null : findFix(work, row.id);
}

/** Canonical fixes whose title contains every word of the text, the most used first. Merged ones are left out. */
export async function searchFixes(
  work: Work,
  text: string,
  limit: number,
): Promise<readonly (Fix & { readonly used: number })[]> {
  const words = foldTitle(text)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 10);
  const matches = words.map((word) => sql`strpos(f.folded, ${word}) > 0`);
  const rows = await work.tx.execute<{ id: string; title: string; used: number }>(sql`
    select f.id, f.title, count(r.id)::int as used from fixes f left join reports r on r.fix_id = f.id
    where f.merged_into_id is null ${matches.length === 0 ? sql`` : sql`and ${sql.join(matches, sql` and `)}`}
    group by f.id order by used desc, f.folded limit ${limit}`);
  return rows.map(({ id, title, used }) => ({ id, title, used }));
}
