import { foldTitle } from "../domain/fold-title.ts";
import { isUuid } from "../store/accounts.ts";
import { type Gathering, keepGatherings } from "../store/fix-gatherings.ts";
import type { Work } from "../store/work.ts";

/** Gatherings that are kept at once, the largest; repairs that one may name; repairs below which it is not worth a decision. */
const mostAtOnce = 50;
const mostRepairs = 5_000;
const leastRepairs = 3;

/** Keeps what the analytics gathered of repairs without a fix, for an engineer to decide; nothing is named before. */
export async function storeGatherings(work: Work, found: readonly Gathering[]): Promise<number> {
  const sound = found
    .map((one) => ({
      ...one,
      label: one.label.replace(/\s+/gu, " ").trim().slice(0, 200).toWellFormed(),
      repairIds: one.repairIds.filter(isUuid).slice(0, mostRepairs),
    }))
    .filter(({ label, repairIds, key }) => foldTitle(label) !== "" && key !== "" && repairIds.length >= leastRepairs)
    .sort((one, other) => other.repairIds.length - one.repairIds.length || (one.key < other.key ? -1 : 1))
    .slice(0, mostAtOnce);
  await keepGatherings(work, sound);
  return sound.length;
}
