import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { lockOpenProposal, settleProposal } from "../store/fix-proposals.ts";
import { findFix } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";
import { mergeFixes } from "./merge-fixes.ts";

/**
 * An engineer decides whether two fixes are one. Approved, they are merged; declined, the pair is never proposed again.
 * Throws Problem `action.forbidden`, `proposal.decided` where somebody was quicker, and what `mergeFixes` throws.
 */
export async function decideFixProposal(
  work: Work,
  actor: Actor,
  input: { readonly proposalId: string; readonly approved: boolean },
): Promise<{ readonly title: string; readonly intoTitle: string }> {
  requireDeskAction(actor, "fix.write");
  const proposal = await lockOpenProposal(work, input.proposalId);
  if (proposal === null) throw new Problem("proposal.decided", {});
  if (input.approved) {
    const { title, intoTitle } = await mergeFixes(work, actor, proposal);
    await settleProposal(work, actor, input.proposalId, "approved");
    return { title, intoTitle };
  }
  await settleProposal(work, actor, input.proposalId, "declined");
  await emit(work, { kind: "fix.merge_declined", subjectId: proposal.fixId, actor, data: { intoId: proposal.intoId } });
  const [fix, into] = [await findFix(work, proposal.fixId), await findFix(work, proposal.intoId)];
  return { title: fix?.title ?? "", intoTitle: into?.title ?? "" };
}
