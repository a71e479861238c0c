import type { Actor } from "../domain/actor.ts";
import { foldTitle } from "../domain/fold-title.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { findOtherByTitle, lockFixBook, readFixRow, setTitle } from "../store/fix-changes.ts";
import { idsLeadingTo } from "../store/fix-entries.ts";
import { findFix } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";
import { fixTitle } from "./resolve-fix.ts";

/**
 * Gives a fix another title; its old one goes on leading to it. A title that is merged into it already changes places with its own.
 * Throws Problem `action.forbidden`, `fix.unknown`, `fix.title_taken`, `field.missing`.
 */
export async function renameFix(
  work: Work,
  actor: Actor,
  input: { readonly fixId: string; readonly title: string },
): Promise<{ readonly title: string; readonly before: string }> {
  requireDeskAction(actor, "fix.write");
  await lockFixBook(work);
  const found = await findFix(work, input.fixId);
  const fix = found === null ? null : await readFixRow(work, found.id);
  if (fix === null) throw new Problem("fix.unknown", { name: "" });
  const title = fixTitle("title", input.title);
  if (title === fix.title) return { title, before: fix.title };
  const taken = foldTitle(title) === fix.folded ? null : await findOtherByTitle(work, title, fix.id);
  if (taken !== null && !(await idsLeadingTo(work, fix.id)).includes(taken.id)) {
    throw new Problem("fix.title_taken", { title });
  }
  await setTitle(work, fix, title, taken);
  await emit(work, { kind: "fix.renamed", subjectId: fix.id, actor, words: { title, before: fix.title } });
  return { title, before: fix.title };
}
