import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { foldTitle } from "../domain/fold-title.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { findOtherByTitle, leadWordsTo, lockFixBook, moveRepairs, setMergedInto } from "../store/fix-changes.ts";
import { idsLeadingTo, readFixEntry } from "../store/fix-entries.ts";
import { ensureFix, findFix } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";
import { fixTitle } from "./resolve-fix.ts";

/** Words that one split moves at most. */
const wordingsLimit = 200;

/**
 * Takes wordings out of a fix: they, and the repairs that were named by them, belong to another fix from now on, which is made where
 * there is none of that title. The words on reports stay. The fix's own name stays with it.
 * Throws Problem `action.forbidden`, `fix.unknown`, `fix.wording_unknown`, `fix.wording_kept`, `fix.title_taken`, `field.*`.
 */
export async function splitFix(
  work: Work,
  actor: Actor,
  input: { readonly fixId: string; readonly title: string; readonly wordings: readonly string[] },
): Promise<{ readonly fixId: string; readonly title: string; readonly moved: number }> {
  requireDeskAction(actor, "fix.write");
  await lockFixBook(work);
  const fix = await findFix(work, input.fixId);
  const entry = fix === null ? null : await readFixEntry(work, fix.id);
  if (fix === null || entry === null) throw new Problem("fix.unknown", { name: "" });
  const title = fixTitle("title", input.title);
  if (foldTitle(title) === foldTitle(fix.title)) throw new Problem("fix.title_taken", { title });
  const chosen = input.wordings
    .map((words) => cleanLine(words))
    .filter((words) => foldTitle(words) !== "")
    .slice(0, wordingsLimit)
    .map((words) => {
      const found = entry.wordings.find(({ folded }) => folded === foldTitle(words));
      if (found === undefined) throw new Problem("fix.wording_unknown", { words, title: fix.title });
      if (found.own) throw new Problem("fix.wording_kept", { title: fix.title });
      return found;
    });
  if (chosen.length === 0) throw new Problem("field.missing", { field: "wordings" });
  const from = await idsLeadingTo(work, fix.id);
  const target = await targetOf(work, title, from, fix.id);
  await leadWordsTo(work, chosen, from, target);
  const folded = new Set(chosen.map((one) => one.folded));
  const moved = await moveRepairs(work, { from, folded, to: target });
  await emit(work, {
    kind: "fix.split",
    subjectId: fix.id,
    actor,
    data: { newFixId: target, wordings: folded.size, moved },
  });
  return { fixId: target, title, moved };
}

/** The fix of this title, standing for itself: one that was merged into the fix that is split is taken out of it. */
async function targetOf(work: Work, title: string, from: readonly string[], fixId: string): Promise<string> {
  const found = await ensureFix(work, title);
  if (found.id !== fixId) return found.id;
  const merged = await findOtherByTitle(work, title, fixId);
  if (merged === null || !from.includes(merged.id)) throw new Problem("fix.title_taken", { title });
  await setMergedInto(work, merged.id, null);
  return merged.id;
}
