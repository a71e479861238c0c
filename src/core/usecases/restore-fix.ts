import type { Actor } from "../domain/actor.ts";
import { foldTitle } from "../domain/fold-title.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { lockFixBook, moveRepairs, readFixRow, setMergedInto } from "../store/fix-changes.ts";
import { idsLeadingTo, titlesOf } from "../store/fix-entries.ts";
import { findFix } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";

/**
 * Undoes a merge: the fix stands for itself again, with what led to it before, and with the repairs that were named by its words in
 * the meantime. Throws Problem `action.forbidden`, `fix.unknown`, `fix.not_merged`.
 */
export async function restoreFix(
  work: Work,
  actor: Actor,
  input: { readonly fixId: string },
): Promise<{ readonly title: string; readonly moved: number }> {
  requireDeskAction(actor, "fix.write");
  await lockFixBook(work);
  const fix = await readFixRow(work, input.fixId);
  if (fix === null) throw new Problem("fix.unknown", { name: "" });
  const into = await findFix(work, fix.id);
  if (fix.mergedIntoId === null || into === null) throw new Problem("fix.not_merged", { title: fix.title });
  await setMergedInto(work, fix.id, null);
  const own = await idsLeadingTo(work, fix.id);
  const folded = new Set((await titlesOf(work, own)).map(foldTitle));
  const moved = await moveRepairs(work, { from: await idsLeadingTo(work, into.id), folded, to: fix.id });
  await emit(work, { kind: "fix.restored", subjectId: fix.id, actor, data: { fromId: into.id, moved } });
  return { title: fix.title, moved };
}
