import { type Actor, accountOf } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { lockOpenGathering, nameRepairs, settleGathering } from "../store/fix-gatherings.ts";
import { ensureFix, findFix } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";
import { fixTitle } from "./resolve-fix.ts";

/**
 * An engineer decides whether imported repairs without a fix are the one that their words tell of. Approved, they count under it; their
 * words stay. Throws Problem `action.forbidden`, `proposal.decided` where somebody was quicker.
 */
export async function decideGathering(
  work: Work,
  actor: Actor,
  input: { readonly gatheringId: string; readonly approved: boolean },
): Promise<{ readonly title: string; readonly named: number }> {
  requireDeskAction(actor, "fix.write");
  const gathering = await lockOpenGathering(work, input.gatheringId);
  if (gathering === null) throw new Problem("proposal.decided", {});
  await settleGathering(work, input.gatheringId, { approved: input.approved, by: accountOf(actor) });
  if (!input.approved) return { title: gathering.label, named: 0 };
  const known = gathering.fixId === null ? null : await findFix(work, gathering.fixId);
  const fix = known ?? (await ensureFix(work, fixTitle("fix", gathering.label)));
  const named = await nameRepairs(work, gathering.repairIds, fix.id);
  await emit(work, { kind: "fix.gathered", subjectId: fix.id, actor, data: { named } });
  return { title: fix.title, named };
}
