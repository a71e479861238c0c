import { foldTitle } from "../domain/fold-title.ts";
import { isUuid } from "./accounts.ts";
import { and, eq, ne } from "./orm.ts";
import { fixes } from "./schema/reports.ts";
import type { Work } from "./work.ts";

export type FixRow = typeof fixes.$inferSelect;

/** Any number that nothing else of ours takes for its advisory lock. */
const bookKey = 0x46697865;

/** One change of what leads where at a time: they are rare, and two across each other could make a ring. Held to the transaction's end. */
export async function lockFixBook(work: Work): Promise<void> {
  await work.sql`select pg_advisory_xact_lock(${bookKey})`;
}

/** A fix as it stands in its row, merged or not; null where there is none. */
export async function readFixRow(work: Work, fixId: string): Promise<FixRow | null> {
  if (!isUuid(fixId)) return null;
  const [row] = await work.tx.select().from(fixes).where(eq(fixes.id, fixId));
  return row ?? null;
}

/** Lets a fix lead to another, or stand for itself again. */
export async function setMergedInto(work: Work, fixId: string, intoId: string | null): Promise<void> {
  await work.tx.update(fixes).set({ mergedIntoId: intoId }).where(eq(fixes.id, fixId));
}

/** Another fix that has this title already, folded; null where it is free. */
export async function findOtherByTitle(work: Work, title: string, fixId: string): Promise<FixRow | null> {
  const [row] = await work.tx
    .select()
    .from(fixes)
    .where(and(eq(fixes.folded, foldTitle(title)), ne(fixes.id, fixId)));
  return row ?? null;
}

/**
 * Gives a fix another title. Its old one goes on leading to it, as a fix that is merged into it. `taken` is the merged fix that has
 * the title already: the two change names.
 */
export async function setTitle(work: Work, fix: FixRow, title: string, taken: FixRow | null): Promise<void> {
  const folded = foldTitle(title);
  // Folded titles are unique at every moment, so the name is freed first.
  if (taken !== null) await work.tx.update(fixes).set({ folded: taken.id }).where(eq(fixes.id, taken.id));
  await work.tx.update(fixes).set({ title, folded }).where(eq(fixes.id, fix.id));
  if (taken !== null) {
    await work.tx.update(fixes).set({ title: fix.title, folded: fix.folded }).where(eq(fixes.id, taken.id));
    return;
  }
  if (folded === fix.folded) return;
  await work.tx
    .insert(fixes)
    .values({ id: work.newId(), title: fix.title, folded: fix.folded, mergedIntoId: fix.id, createdAt: work.now })
    .onConflictDoNothing();
}

/**
 * From now on these words lead to `intoId`: a fix of that name is merged into it, made where there is none. Returns nothing; the words
 * of a fix that stands for itself elsewhere are left alone.
 */
export async function leadWordsTo(
  work: Work,
  words: readonly { readonly words: string; readonly folded: string }[],
  from: readonly string[],
  intoId: string,
): Promise<void> {
  for (const one of words) {
    await work.tx
      .insert(fixes)
      .values({ id: work.newId(), title: one.words, folded: one.folded, mergedIntoId: intoId, createdAt: work.now })
      .onConflictDoNothing({ target: fixes.folded });
    const [row] = await work.tx.select().from(fixes).where(eq(fixes.folded, one.folded)).for("update");
    if (row === undefined || row.id === intoId || !from.includes(row.id)) continue;
    await setMergedInto(work, row.id, intoId);
  }
}

/** Moves the repairs that were named with these very words from some fixes to another. Original words stay as they were written. */
export async function moveRepairs(
  work: Work,
  move: { readonly from: readonly string[]; readonly folded: ReadonlySet<string>; readonly to: string },
): Promise<number> {
  const from = move.from as string[];
  const said = await work.sql<{ words: string }[]>`
    select distinct fix_words as words from reports where fix_id = any(${from}::uuid[])
    union select distinct fix_words from imported_interventions where fix_id = any(${from}::uuid[])`;
  const words = said.map((row) => row.words).filter((one) => move.folded.has(foldTitle(one)));
  if (words.length === 0) return 0;
  const reports = await work.sql`
    update reports set fix_id = ${move.to}::uuid where fix_id = any(${from}::uuid[]) and fix_words = any(${words}::text[])`;
  // Imported rows are told to the warehouse by their transaction.
  const imported = await work.sql`
    update imported_interventions set fix_id = ${move.to}::uuid, txid = pg_current_xact_id()::text::bigint
    where fix_id = any(${from}::uuid[]) and fix_words = any(${words}::text[])`;
  return reports.count + imported.count;
}
