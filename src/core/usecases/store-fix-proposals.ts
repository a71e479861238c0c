import { isUuid } from "../store/accounts.ts";
import { insertProposals, type ProposedMerge } from "../store/fix-proposals.ts";
import type { Work } from "../store/work.ts";

/** Proposals that are kept at once: more than anybody decides in a day. */
const mostAtOnce = 200;

/**
 * Keeps what the analytics proposes to merge, for an engineer to decide; nothing is merged. What makes no sense is left out, and so is
 * a pair that was proposed before. Returns how many are new.
 */
export async function storeFixProposals(work: Work, proposals: readonly ProposedMerge[]): Promise<number> {
  const sound = proposals.filter(
    ({ fixId, intoId, likeness }) =>
      isUuid(fixId) && isUuid(intoId) && fixId !== intoId && likeness >= 0 && likeness <= 1,
  );
  const best = [...sound].sort((a, b) => b.likeness - a.likeness || (a.fixId < b.fixId ? -1 : 1));
  return insertProposals(work, best.slice(0, mostAtOnce));
}
