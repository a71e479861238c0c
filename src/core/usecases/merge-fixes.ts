import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { lockFixBook, setMergedInto } from "../store/fix-changes.ts";
import { settleProposals } from "../store/fix-proposals.ts";
import { findFix } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";

/**
 * Two fixes are one from now on: the first leads to the second, with all that leads to it. Words on reports stay; `restoreFix` undoes
 * it. Throws Problem `action.forbidden`, `fix.unknown`, `fix.merge_self`.
 */
export async function mergeFixes(
  work: Work,
  actor: Actor,
  input: { readonly fixId: string; readonly intoId: string },
): Promise<{ readonly fixId: string; readonly title: string; readonly intoId: string; readonly intoTitle: string }> {
  requireDeskAction(actor, "fix.write");
  await lockFixBook(work);
  const [fix, into] = [await findFix(work, input.fixId), await findFix(work, input.intoId)];
  if (fix === null || into === null) throw new Problem("fix.unknown", { name: "" });
  if (fix.id === into.id) throw new Problem("fix.merge_self", { title: into.title });
  await setMergedInto(work, fix.id, into.id);
  await settleProposals(work, actor, fix.id, into.id);
  await emit(work, { kind: "fix.merged", subjectId: fix.id, actor, data: { intoId: into.id } });
  return { fixId: fix.id, title: fix.title, intoId: into.id, intoTitle: into.title };
}
