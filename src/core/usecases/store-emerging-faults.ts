import type { EmergingFault } from "../domain/emerging-fault.ts";
import { keepEmergingFaults } from "../store/emerging-faults.ts";
import { adminAccountIds } from "../store/notices.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";

const mostAtOnce = 20;

/** Keeps the faults that rise more than chance explains and tells the admins of each once. Returns how many were news. */
export async function storeEmergingFaults(work: Work, found: readonly EmergingFault[]): Promise<number> {
  const untold = await keepEmergingFaults(work, found.slice(0, mostAtOnce));
  if (untold.length === 0) return 0;
  for (const admin of await adminAccountIds(work)) {
    for (const fault of untold) await tell(work, admin, { code: "fault.emerging", data: { fault } });
  }
  return untold.length;
}
